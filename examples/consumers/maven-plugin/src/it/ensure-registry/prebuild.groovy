def log = new File(basedir, 'build.log')
context.printed = { text -> log.text.contains(text) }
context.registry = { name -> System.properties.fake.organization('acme').registries().find { it.name() == name } }
return // Any other result would mean that the script has failed.
