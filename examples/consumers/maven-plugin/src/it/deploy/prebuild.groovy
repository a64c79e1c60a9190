def log = new File(basedir, 'build.log')
context.printed = { text -> log.text.contains(text) }
context.times = { text -> log.text.count(text) }
context.requests = { operation ->
  System.properties.fake.calls().count { it.operation().orElse(null)?.name() == operation }
}
context.versions = { registry ->
  System.properties.fake.organization('acme').registry(registry).packages()
      .collect { it.name() + ' ' + it.version() }.unique()
}
return // Any other result would mean that the script has failed.
