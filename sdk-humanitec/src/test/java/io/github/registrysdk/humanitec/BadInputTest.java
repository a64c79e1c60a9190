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
import java.util.List;
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
    List<Named<Consumer<UsedId>>> uses =
        List.of(
            Named.of("get", use -> use.service().get(use.id())),
            Named.of("creds", use -> use.service().creds(use.id())),
            Named.of("credsSource", use -> use.service().credsSource(use.id())),
            Named.of("update", use -> use.service().update(use.id(), CI)),
            Named.of("delete", use -> use.service().delete(use.id())),
            Named.of(
                "create", use -> CreateRegistry.builder(use.id(), "r.example").publicRegistry()));
    return uses.stream().flatMap(use -> BAD_IDS.stream().map(id -> Arguments.of(use, id)));
  }

  /** An id on its way to where it is used. */
  static final class UsedId {
    private final RegistryService service;
    private final String id;

    UsedId(RegistryService service, String id) {
      this.service = service;
      this.id = id;
    }

    RegistryService service() {
      return service;
    }

    String id() {
      return id;
    }
  }

  @ParameterizedTest
  @MethodSource("badIds")
  void idThatBreaksTheDocumentsPatternIsRefused(Consumer<UsedId> use, String id) {
    try (HumanitecClient client = Clients.of(fake)) {
      RegistryService service = client.organization("acme").registries();

      assertThatThrownBy(() -> use.accept(new UsedId(service, id)))
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
}
