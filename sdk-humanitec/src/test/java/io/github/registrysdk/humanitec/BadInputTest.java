package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be right is refused before anything is sent, by its name and not by its value. */
@ExtendWith(FakeHumanitecExtension.class)
class BadInputTest {
  private static final List<String> BAD_IDS =
      List.of(
          "",
          " ",
          "a",
          "ab",
          "-abc",
          "abc-",
          "Abc",
          "abC",
          "a_b",
          "a.b",
          "a b",
          "..",
          ".",
          "a/b",
          "a%2fb",
          "a\nb",
          "abc\n",
          "äbc",
          "a\u0000b",
          "../abc",
          "abc?x=1",
          "abc#x");
  private static final Secret PASSWORD = Secret.of("hunter2");
  private static final ClusterSecret SECRET = new ClusterSecret("dev", "regcred");
  private static final UpdateRegistry CI = UpdateRegistry.builder().enableCi(true).build();

  private FakeHumanitec fake;

  @BeforeEach
  void take(FakeHumanitec given) {
    fake = given;
  }

  static Stream<Arguments> badIds() {
    List<Named<BiConsumer<RegistryService, String>>> uses =
        List.of(
            Named.of("get", RegistryService::get),
            Named.of("creds", RegistryService::creds),
            Named.of("credsSource", RegistryService::credsSource),
            Named.of("update", (service, id) -> service.update(id, CI)),
            Named.of("delete", RegistryService::delete),
            Named.of(
                "create",
                (service, id) -> CreateRegistry.builder(id, "r.example").publicRegistry()));
    return uses.stream().flatMap(use -> BAD_IDS.stream().map(id -> Arguments.of(use, id)));
  }

  @ParameterizedTest
  @MethodSource("badIds")
  void idThatBreaksTheDocumentsPatternIsRefused(
      BiConsumer<RegistryService, String> use, String id) {
    try (HumanitecClient client = Clients.of(fake)) {
      RegistryService service = client.organization("acme").registries();

      assertThatThrownBy(() -> use.accept(service, id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("id ");
    }
    assertThat(fake.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a-b", "0-0", "a--b", "123", "humanitec-2"})
  void idThatKeepsThePatternIsSent(String id) {
    fake.addRegistry("acme", id, "r.example", "public");
    try (HumanitecClient client = Clients.of(fake)) {
      assertThat(client.organization("acme").registries().get(id).id()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "..", "a/b", "a b", "a%2fb", "a\nb", "ä"})
  void organizationThatIsNoPartOfAPathIsRefused(String organization) {
    try (HumanitecClient client = Clients.of(fake)) {
      assertThatThrownBy(() -> client.organization(organization))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("organization ");
    }
  }

  static Stream<Arguments> badArguments() {
    Instant tooLate = Instant.parse("+10000-01-01T00:00:00Z");
    Instant tooEarly = Instant.parse("-0001-12-31T23:59:59Z");
    return Stream.of(
        bad("registry", () -> CreateRegistry.builder("abc", " ").publicRegistry()),
        bad("username", () -> CreateRegistry.builder("abc", "r.example").basic("", PASSWORD)),
        bad("username", () -> CreateRegistry.builder("abc", "r.example").amazonEcr(" ", PASSWORD)),
        bad("cluster", () -> CreateRegistry.builder("abc", "r.example").secretRef("", SECRET)),
        bad("namespace", () -> withSecret(new ClusterSecret(" ", "hunter2"))),
        bad("secret", () -> withSecret(new ClusterSecret("hunter2", ""))),
        bad("expires", () -> basic().expires(tooLate)),
        bad("expires", () -> basic().expires(Instant.MAX)),
        bad("expires", () -> basic().expires(tooEarly)),
        bad("registry", () -> update().registry("")),
        bad("username", () -> update().account(" ", PASSWORD)),
        bad("username", () -> update().account("", PASSWORD, Instant.EPOCH)),
        bad("expires", () -> update().account("me", PASSWORD, tooLate)),
        bad("cluster", () -> update().clusterSecrets(Collections.singletonMap("", SECRET))),
        bad(
            "namespace",
            () ->
                update().clusterSecrets(Collections.singletonMap("*", new ClusterSecret("", "x")))),
        bad(
            "secret",
            () ->
                update().clusterSecrets(Collections.singletonMap("*", new ClusterSecret("x", "")))),
        bad("registry type", () -> new RegistryType(" ")));
  }

  @SuppressWarnings("NullAway") // To pass null is what is tested.
  static Stream<Arguments> missing() {
    UpdateRegistry.Builder update = UpdateRegistry.builder();
    CreateRegistry.Builder create = CreateRegistry.builder("abc", "r.example");
    return Stream.of(
        missing("organization", c -> c.organization(null)),
        missing("id", c -> registries(c).get(null)),
        missing("id", c -> registries(c).creds(null)),
        missing("id", c -> registries(c).credsSource(null)),
        missing("id", c -> registries(c).delete(null)),
        missing("id", c -> registries(c).update(null, CI)),
        missing("request", c -> registries(c).update("abc", null)),
        missing("request", c -> registries(c).create(null)),
        missing("id", c -> CreateRegistry.builder(null, "r.example").publicRegistry()),
        missing("registry", c -> CreateRegistry.builder("abc", null).publicRegistry()),
        missing("type", c -> CreateRegistry.builder("abc", "r.example").type(null)),
        missing("username", c -> create.account(null, PASSWORD)),
        missing("password", c -> CreateRegistry.builder("abc", "r.example").googleGcr(null)),
        missing("secret", c -> CreateRegistry.builder("abc", "r.example").secretRef("*", null)),
        missing("cluster", c -> create.clusterSecret(null, SECRET)),
        missing("expires", c -> create.expires(null)),
        missing("current", c -> update.from(null)),
        missing("registry", c -> update.registry(null)),
        missing("type", c -> update.type(null)),
        missing("password", c -> update.account("me", null)),
        missing("expires", c -> update.account("me", PASSWORD, null)),
        missing("secrets", c -> update.clusterSecrets(null)),
        missing("cluster", c -> update.clusterSecrets(Collections.singletonMap(null, SECRET))),
        missing("secret", c -> update.clusterSecrets(Collections.singletonMap("*", null))));
  }

  private static Arguments missing(String argument, Consumer<HumanitecClient> call) {
    return Arguments.of(argument, call);
  }

  private static RegistryService registries(HumanitecClient client) {
    return client.organization("acme").registries();
  }

  /** Null comes from callers whose compiler does not look for it. */
  @ParameterizedTest
  @MethodSource("missing")
  void nullIsRefusedByName(String argument, Consumer<HumanitecClient> call) {
    try (HumanitecClient client = Clients.of(fake)) {
      assertThatThrownBy(() -> call.accept(client))
          .isInstanceOf(NullPointerException.class)
          .hasMessage(argument);
    }
    assertThat(fake.calls()).isEmpty();
  }

  private static Arguments bad(String argument, ThrowingCallable call) {
    return Arguments.of(argument, call);
  }

  private static CreateRegistry.Builder basic() {
    return CreateRegistry.builder("abc", "r.example").basic("me", PASSWORD);
  }

  private static UpdateRegistry.Builder update() {
    return UpdateRegistry.builder();
  }

  private static void withSecret(ClusterSecret secret) {
    CreateRegistry.builder("abc", "r.example").secretRef("*", secret).build();
  }

  @ParameterizedTest
  @MethodSource("badArguments")
  void argumentIsNamedAndItsValueIsNot(String argument, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(argument + " must ")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void endWithoutAnAccountIsRefused() {
    assertThatThrownBy(
            () ->
                CreateRegistry.builder("abc", "r.example")
                    .publicRegistry()
                    .expires(Instant.EPOCH)
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("expires");
  }

  @Test
  void requestWithoutATypeIsRefused() {
    assertThatThrownBy(() -> CreateRegistry.builder("abc", "r.example").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("set a type: publicRegistry, basic,");
  }

  @Test
  void secondTypeIsRefused() {
    assertThatThrownBy(() -> basic().publicRegistry())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the type is already set: basic");
  }

  @Test
  void clientWithoutTokenIsRefused() {
    assertThatThrownBy(() -> HumanitecClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("token");
  }

  @Test
  void environmentWithoutTokenIsRefused() {
    // Surefire keeps the developer's token from the tests.
    assertThatThrownBy(HumanitecClient::fromEnvironment)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HUMANITEC_TOKEN");
  }

  @Test
  void environmentNamesTokenOrganizationAndUrl() {
    Map<String, String> environment =
        new HashMap<>(Map.of("HUMANITEC_TOKEN", "hum_x", "HUMANITEC_ORG", "acme"));
    environment.put("HUMANITEC_HOST", "https://api.acme.example");
    try (HumanitecClient client = HumanitecClient.fromEnvironment(environment)) {
      assertThat(client.baseUrl()).hasToString("https://api.acme.example/");
      assertThat(client.organization().id()).isEqualTo("acme");
    }
    environment.put("HUMANITEC_API_PREFIX", "https://other.example");
    assertThatThrownBy(() -> HumanitecClient.fromEnvironment(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HUMANITEC_API_PREFIX and HUMANITEC_HOST name different URLs");
    environment.remove("HUMANITEC_HOST");
    environment.remove("HUMANITEC_ORG");
    try (HumanitecClient client = HumanitecClient.fromEnvironment(environment)) {
      assertThat(client.baseUrl()).hasToString("https://other.example/");
      assertThatThrownBy(client::organization)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("HUMANITEC_ORG");
    }
  }
}
