package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be right is refused before anything is sent, by the argument's name. */
class BadInputTest {
  private static final List<String> NO_IDENTIFIERS =
      List.of(
          "",
          " ",
          ".",
          "..",
          "top/secret",
          "top\\secret",
          "top%2Fsecret",
          "top\nsecret",
          "top\u0000secret",
          "top secret",
          "top?secret",
          "top#secret",
          "s\u00e9cret",
          "secret\ud83c\udf4c");
  private static final UpdatePackageRegistry UPDATE =
      UpdatePackageRegistry.builder().name("n").build();

  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  private FakeBuildkite fake;
  private BuildkiteClient client;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    client = Clients.of(fake);
  }

  @AfterEach
  void nothingWasSent() {
    assertThat(fake.calls()).isEmpty();
    client.close();
  }

  static Stream<Arguments> identifiers() {
    return Stream.of(
        identifier("organization", (c, id) -> c.organization(id)),
        identifier("registry", (c, id) -> c.organization("acme").registry(id)),
        identifier("registry", (c, id) -> c.organization("acme").registries().get(id)),
        identifier("registry", (c, id) -> c.organization("acme").registries().update(id, UPDATE)),
        identifier("registry", (c, id) -> c.organization("acme").registries().delete(id)),
        identifier("package id", (c, id) -> packages(c).get(id)),
        identifier("package id", (c, id) -> packages(c).delete(id)),
        identifier("package id", (c, id) -> packages(c).copy(id, "other")),
        identifier("destinationSlug", (c, id) -> packages(c).copy("1", id)),
        identifier("token id", (c, id) -> tokens(c).get(id)),
        identifier("token id", (c, id) -> tokens(c).update(id, "d")),
        identifier("token id", (c, id) -> tokens(c).delete(id)));
  }

  private static Arguments identifier(String name, BiConsumer<BuildkiteClient, String> use) {
    return Arguments.of(name, use);
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("identifiers")
  void pathArgumentIsASingleSegment(String name, BiConsumer<BuildkiteClient, String> use) {
    for (String bad : NO_IDENTIFIERS) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> use.accept(client, bad))
          .withMessageStartingWith(name + " ")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "cret"));
    }
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> use.accept(client, null))
        .withMessage(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void blankTextIsRefused(String blank) {
    assertRefused("name", () -> CreatePackageRegistry.builder(blank, Ecosystem.RUBY));
    assertRefused("name", () -> UpdatePackageRegistry.builder().name(blank));
    assertRefused("emoji", () -> UpdatePackageRegistry.builder().emoji(blank));
    assertRefused("color", () -> UpdatePackageRegistry.builder().color(blank));
    assertRefused("a team's id", () -> create().teamIds("1", blank));
    assertRefused("emoji", () -> create().emoji(blank));
    assertRefused("color", () -> create().color(blank));
    assertRefused("ecosystem", () -> new Ecosystem(blank));
    assertRefused("scope", () -> new OidcScope(blank));
    assertRefused("text", () -> OidcPolicy.yaml(blank));
    assertRefused("issuer", () -> OidcStatement.issuedBy(blank));
    assertRefused("name", () -> PackageQuery.named(blank));
    assertRefused("description", () -> tokens(client).create(blank));
    assertRefused("description", () -> tokens(client).update("1", blank));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
  void pageSizeOutOfRangeIsRefused(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackageQuery.all().perPage(size))
        .withMessageStartingWith("perPage must be between 1 and 100");
  }

  @Test
  void nullIsRefusedByName() {
    Upload upload = Upload.bytes("a", new byte[1]);
    assertNull("ecosystem", () -> CreatePackageRegistry.builder("n", null));
    assertNull("name", () -> CreatePackageRegistry.builder(null, Ecosystem.RUBY));
    assertNull("description", () -> create().description(null));
    assertNull("policy", () -> create().oidcPolicy(null));
    assertNull("ids", () -> create().teamIds((List<String>) null));
    assertNull("ids", () -> create().teamIds((String[]) null));
    assertNull("a team's id", () -> create().teamIds("1", null));
    assertNull("description", () -> UpdatePackageRegistry.builder().description(null));
    assertNull("policy", () -> UpdatePackageRegistry.builder().oidcPolicy(null));
    assertNull("json", () -> new OidcPolicy(null));
    assertNull("statements", () -> OidcPolicy.of((List<OidcStatement>) null));
    assertNull("json", () -> new OidcStatement(null));
    assertNull("rule", () -> OidcStatement.issuedBy("x").where("c", null));
    assertNull("registry", () -> client.organization("acme").registry((PackageRegistry) null));
    assertNull("request", () -> client.organization("acme").registries().create(null));
    assertNull("request", () -> client.organization("acme").registries().update("r", null));
    assertNull("query", () -> packages(client).list(null));
    assertNull("upload", () -> packages(client).publish(null));
    assertNull("upload", () -> packages(client).publish(null, PublishVia.API));
    assertNull("via", () -> packages(client).publish(upload, null));
    assertNull("description", () -> tokens(client).create(null));
    assertNull("description", () -> tokens(client).update("1", null));
  }

  private static CreatePackageRegistry.Builder create() {
    return CreatePackageRegistry.builder("n", Ecosystem.RUBY);
  }

  private static RegistryPackageService packages(BuildkiteClient client) {
    return client.organization("acme").registry("gems").packages();
  }

  private static RegistryTokenService tokens(BuildkiteClient client) {
    return client.organization("acme").registry("gems").tokens();
  }

  private static void assertRefused(String argument, ThrowingCallable call) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .withMessageStartingWith(argument + " must not be ");
  }

  private static void assertNull(String argument, ThrowingCallable call) {
    assertThatExceptionOfType(NullPointerException.class).isThrownBy(call).withMessage(argument);
  }
}
