def config = new File(basedir, 'config.json').text
assert config.contains('credHelpers')
assert config.contains('auths')
assert config.contains(System.properties.fake.packagesUrl().authority)
