// Each build and each script has run: the Invoker plugin reports neither a gap in the numbers of the builds, nor a script
// whose name it does not know.
for (source in new File(project.basedir, 'src/it').listFiles()) {
  def copy = new File(project.build.directory, "it/$source.name")
  def log = new File(copy, 'build.log')
  assert log.file && log.lastModified() >= session.startTime.time : "$source.name has not run"
  def text = log.text
  def has = { part -> text.contains(part) }
  assert has("Apache Maven ${session.userProperties['builds.maven']} ") : "$source.name has run with another Maven"
  def goals = new File(source, 'invoker.properties').readLines().count { it.startsWith('invoker.goals.') }
  assert text.findAll(/\[INFO\] BUILD (SUCCESS|FAILURE)/).size() == goals : source.name
  for (script in source.list().findAll { it.endsWith('.groovy') }) {
    assert has("script: ${new File(copy, script)}") : "$source.name/$script has not run"
  }
  // No build has printed a secret, a JWT, or a user name with a password, although some ran with -X.
  def secrets = ['fake.token', 'encrypted.token', 'job.token'].collect { project.properties[it] } + ['eyJ', 'YnVpbGRraXRlOm']
  if (secrets.any { has(it) }) { // An assertion would print the secret.
    throw new IllegalStateException("$log contains a secret")
  }
}
System.properties.fake.verify()
System.properties.fake.close()
