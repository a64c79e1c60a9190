package com.example.consumer

import io.github.registrysdk.buildkite.BuildkiteClient
import io.github.registrysdk.buildkite.CreatePackageRegistry
import io.github.registrysdk.buildkite.model.Ecosystem
import io.github.registrysdk.core.NotFoundException
import io.github.registrysdk.core.Secret
import io.github.registrysdk.core.Upload
import io.github.registrysdk.github.CreatePrivateRegistry
import io.github.registrysdk.github.GitHubClient
import io.github.registrysdk.github.RepositoryAccess
import io.github.registrysdk.github.model.PrivateRegistryType
import io.github.registrysdk.humanitec.CreateRegistry
import io.github.registrysdk.humanitec.HumanitecClient
import io.github.registrysdk.testing.FakeBuildkite
import io.github.registrysdk.testing.FakeBuildkiteExtension
import io.github.registrysdk.testing.FakeGitHub
import io.github.registrysdk.testing.FakeGitHubExtension
import io.github.registrysdk.testing.FakeHumanitec
import io.github.registrysdk.testing.FakeHumanitecExtension
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(
    FakeBuildkiteExtension::class,
    FakeGitHubExtension::class,
    FakeHumanitecExtension::class,
)
class InventoryTest {
  private lateinit var buildkite: BuildkiteClient
  private lateinit var github: GitHubClient
  private lateinit var humanitec: HumanitecClient
  private lateinit var inventory: Inventory

  @BeforeEach
  fun connect(fakeBuildkite: FakeBuildkite, fakeGitHub: FakeGitHub, fakeHumanitec: FakeHumanitec) {
    buildkite =
        BuildkiteClient.builder()
            .baseUrl(fakeBuildkite.baseUrl())
            .token(Secret.of(fakeBuildkite.token()))
            .build()
    github =
        GitHubClient.builder()
            .baseUrl(fakeGitHub.baseUrl())
            .token(Secret.of(fakeGitHub.token()))
            .build()
    humanitec =
        HumanitecClient.builder()
            .baseUrl(fakeHumanitec.baseUrl())
            .token(Secret.of(fakeHumanitec.token()))
            .build()
    inventory = Inventory(buildkite, github, humanitec)
  }

  @AfterEach
  fun disconnect() {
    buildkite.close()
    github.close()
    humanitec.close()
  }

  @Test
  fun packagesAreListedWithTheirVersions() {
    val acme = buildkite.organization("acme")
    val made = acme.registries().create(CreatePackageRegistry.builder("files", Ecosystem.FILES).build())
    acme.registry(made).packages().publish(Upload.bytes("pear-1.0.0.txt", "a pear".toByteArray()))

    assertThat(inventory.packages("acme", made.slug())).singleElement().asString().startsWith("pear")
  }

  @Test
  fun privateRegistriesAreListedWithTheirAddresses() {
    github
        .organization("acme")
        .privateRegistries()
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.acme.example",
                    RepositoryAccess.privateRepositories(),
                )
                .token(Secret.of("an npm token"))
                .build(),
        )

    assertThat(inventory.privateRegistries("acme"))
        .singleElement()
        .asString()
        .startsWith("NPM_REGISTRY_SECRET: npm_registry at https://npm.acme.example, changed 2")
  }

  @Test
  fun accountIsNullWhereThereIsNone() {
    val registries = humanitec.organization("acme").registries()
    registries.create(CreateRegistry.builder("mirror", "mirror.acme.example").publicRegistry().build())
    registries.create(
        CreateRegistry.builder("images", "images.acme.example").basic("ci", Secret.of("secret")).build(),
    )

    assertThat(inventory.images("acme")).hasSizeGreaterThanOrEqualTo(2)
    assertThat(inventory.account("acme", "images")).isNotNull()
    assertThat(inventory.account("acme", "mirror")).isNull()
  }

  @Test
  fun failuresAreCaughtByTheirTypes() {
    assertThatExceptionOfType(NotFoundException::class.java)
        .isThrownBy { inventory.packages("acme", "missing") }
  }
}
