package com.example.consumer

import io.github.registrysdk.buildkite.BuildkiteClient
import io.github.registrysdk.buildkite.PackageQuery
import io.github.registrysdk.github.GitHubClient
import io.github.registrysdk.humanitec.HumanitecClient
import java.time.Instant

/** What one organization holds at three providers, a line each. */
class Inventory(
    private val buildkite: BuildkiteClient,
    private val github: GitHubClient,
    private val humanitec: HumanitecClient,
) {
  /** What the providers leave out is null for the compiler too: without the `?:` this is refused. */
  fun packages(organization: String, registry: String): List<String> =
      buildkite.organization(organization).registry(registry).packages().list(PackageQuery.all()).map {
        val version: String = it.version() ?: "without a version"
        val day: String = it.createdAt()?.let(::day) ?: "never"
        "${it.name()} $version, $day"
      }

  /** And what they always tell needs nothing. */
  fun privateRegistries(organization: String): List<String> =
      github.organization(organization).privateRegistries().list().map {
        val type: String = it.registryType().value()
        val url: String = it.url() ?: "no address"
        "${it.name()}: $type at $url, changed ${day(it.updatedAt())}"
      }

  fun images(organization: String): List<String> =
      humanitec.organization(organization).registries().list().map {
        val clusters: Set<String> = it.secrets()?.keys.orEmpty()
        "${it.id()}: ${it.registry()}, by ${it.createdBy() ?: "nobody"}, ${clusters.size} clusters"
      }

  /** A user name and a password, or null where the registry has no account. */
  fun account(organization: String, registry: String): Pair<String, Int>? {
    val creds = humanitec.organization(organization).registries().creds(registry)
    val username = creds.username() ?: return null
    val password = creds.password() ?: return null
    return username to password.reveal().length
  }

  private fun day(at: Instant): String = at.toString().substringBefore('T')
}
