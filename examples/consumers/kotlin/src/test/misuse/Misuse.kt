import io.github.registrysdk.buildkite.PackageQuery
import io.github.registrysdk.buildkite.RegistryPackageService
import io.github.registrysdk.buildkite.model.CreatedRegistryToken
import io.github.registrysdk.buildkite.model.OidcStatement
import io.github.registrysdk.buildkite.model.PackageSummary
import io.github.registrysdk.core.AccessToken
import io.github.registrysdk.core.Secret
import io.github.registrysdk.github.RepositoryAccess
import io.github.registrysdk.github.model.PrivateRegistry
import io.github.registrysdk.humanitec.model.RegistryCreds

fun nullableResultsAreNotTakenForOthers(
    summary: PackageSummary,
    token: CreatedRegistryToken,
    registry: PrivateRegistry,
    creds: RegistryCreds,
) {
  val version: String = summary.version() // refused
  registry.url().length // refused
  val password: Secret = creds.password() // refused
  val rightVersion: String? = summary.version()
  val rightName: String = summary.id()
  val secret: Secret = token.secret()
  listOf(version, password, rightVersion, rightName, secret)
}

fun nullIsNotPassedWhereNothingTakesIt(packages: RegistryPackageService) {
  packages.get(null) // refused
  Secret.of(null) // refused
  PackageQuery.named(null) // refused
  packages.list(null) // refused
}

fun nullIsPassedWhereItMeansSomething(secret: Secret, json: Map<String, Any?>) {
  AccessToken(secret, null)
  OidcStatement(json)
}

fun elementsAreNoMoreNullableThanLists(registry: PrivateRegistry) {
  val ids: List<Long> = registry.selectedRepositoryIds().orEmpty()
  val first: Long = ids.first()
  val none: List<Long?> = ids
  val less: List<Long> = none // refused
  RepositoryAccess.selected(none) // refused
  listOf(first, less)
}

fun unknownFieldsMayBeNull(registry: PrivateRegistry) {
  val unknown: Any = registry.extraFields().get("a") // refused
  val maybe: Any? = registry.extraFields().get("a")
  listOf(unknown, maybe)
}
