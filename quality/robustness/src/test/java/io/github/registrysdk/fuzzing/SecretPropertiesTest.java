package io.github.registrysdk.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeGitHub;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Secrets reach whom they are for, whole, and nobody else. */
class SecretPropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer than what stands in a message anyway. */
  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .all()
        .ofMinLength(12)
        .ofMaxLength(60)
        .map(text -> text.replaceAll("[\\x{D800}-\\x{DFFF}]", "\ud83c\udf4c"))
        .filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(12).ofMaxLength(60);
  }

  @Property(tries = 200)
  void whatAProviderEchoesIsStruckOut(
      @ForAll("tokens") String token, @ForAll("secrets") String password, @ForAll boolean details)
      throws JsonProcessingException {
    String echo = "you sent <" + password + "> with <" + token + ">";
    Map<String, Object> body =
        details
            ? Map.of("error", "E", "message", echo, "details", Map.of(echo, password, token, echo))
            : Map.of("error", echo);
    MemoryWire wire = MemoryWire.responding(Responses.of(422, "", JSON.writeValueAsBytes(body)));
    LogTape.rewind();
    try (HumanitecClient client =
        Clients.set(HumanitecClient.builder(), wire).token(Secret.of(token)).build()) {
      CreateRegistry request =
          CreateRegistry.builder("fruit", "r.example")
              .basic("ci", Secret.verbatim(password))
              .build();
      SdkException e =
          catchThrowableOfType(
              SdkException.class, () -> client.organization("acme").registries().create(request));
      assertThat(Oracle.printed(e) + LogTape.text() + request)
          .doesNotContain(password)
          .doesNotContain(token);
    }
  }

  @Property(tries = 200)
  void passwordArrivesInTheBodyAsItWasGiven(@ForAll("secrets") String password)
      throws java.io.IOException {
    MemoryWire wire = MemoryWire.responding(Responses.of(404, "", new byte[0]));
    try (HumanitecClient client = Clients.humanitec(wire)) {
      CreateRegistry request =
          CreateRegistry.builder("fruit", "r.example")
              .basic("ci", Secret.verbatim(password))
              .build();
      assertThatExceptionOfType(SdkException.class)
          .isThrownBy(() -> client.organization("acme").registries().create(request));
    }
    assertThat(JSON.readTree(wire.requests().get(0).body()).at("/creds/password").textValue())
        .isEqualTo(password);
  }

  /** The fake opens the box with its own code. */
  @Property(tries = 100)
  void sealedSecretIsOpenedByWhoHasTheKey(@ForAll("secrets") String secret) {
    try (FakeGitHub fake = FakeGitHub.start();
        GitHubClient client = fake.configure(GitHubClient.builder()).build()) {
      String name =
          client
              .organization("acme")
              .privateRegistries()
              .create(
                  CreatePrivateRegistry.builder(
                          PrivateRegistryType.NPM_REGISTRY,
                          "https://npm.example.com",
                          RepositoryAccess.privateRepositories())
                      .token(Secret.verbatim(secret))
                      .build())
              .name();
      assertThat(fake.organization("acme").registry(name).secret()).isEqualTo(secret);
    }
  }
}
