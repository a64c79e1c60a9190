import groovy.json.JsonSlurper

def config = new JsonSlurper().parse(new File(basedir, 'config.json'))
def fake = System.properties.fake
assert config.credHelpers == [:]
assert config.auths[fake.packagesUrl().authority].auth == "buildkite:${fake.token()}".bytes.encodeBase64().toString()
