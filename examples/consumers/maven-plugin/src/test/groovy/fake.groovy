import io.github.registrysdk.buildkite.BuildkiteClient
import io.github.registrysdk.buildkite.CreatePackageRegistry
import io.github.registrysdk.buildkite.model.Ecosystem
import io.github.registrysdk.buildkite.model.OidcPolicy
import io.github.registrysdk.buildkite.model.OidcScope
import io.github.registrysdk.buildkite.model.OidcStatement
import io.github.registrysdk.testing.FakeBuildkite

// Starts the fake that all builds use. Its URLs, and the token of the job, become properties of the project,
// which the Invoker plugin gives to the builds. Its scripts run in this JVM and find the fake itself.
def fake = FakeBuildkite.start()
def policy = OidcPolicy.of(OidcStatement.issuedBy('https://agent.buildkite.com')
    .granting(OidcScope.READ_PACKAGES, OidcScope.WRITE_PACKAGES))
fake.configure(BuildkiteClient.builder()).build().withCloseable { admin ->
  def registries = admin.organization('acme').registries()
  registries.create(CreatePackageRegistry.builder('jars', Ecosystem.JAVA).oidcPolicy(policy).build())
  registries.create(CreatePackageRegistry.builder('tools', Ecosystem.FILES).oidcPolicy(policy).build())
}
fake.addRegistry('acme', 'images', 'oci')
// The encrypted password of ensure-registry/settings.xml.
def encrypted = 'bkua_of-the-maven-plugin'
fake.addToken(encrypted, 'read_registries', 'write_registries')

def job = fake.addAgentJob([:])
project.properties.putAll(
    'fake.api': fake.baseUrl().toString(),
    'fake.packages': fake.packagesUrl().toString(),
    'fake.token': fake.token(),
    'encrypted.token': encrypted,
    'job.id': job.BUILDKITE_JOB_ID,
    'job.endpoint': job.BUILDKITE_AGENT_ENDPOINT,
    'job.token': job.BUILDKITE_AGENT_ACCESS_TOKEN)
// For the scripts of the builds, which run in this JVM.
System.properties.put('fake', fake)
