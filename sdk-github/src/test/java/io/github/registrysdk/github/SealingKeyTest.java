package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.github.internal.SealedBox;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryPublicKey;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.Fixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key a secret is sealed for, and what happens when GitHub changes it. */
class SealingKeyTest {
  private static final String KEY_REFUSED =
      """
      {"message": "Validation Failed", "errors": [
        {"resource": "PrivateRegistryConfiguration", "code": "invalid", "field": "key_id",
         "message": "key_id is not the id of the current public key"}]}
      """;

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();

  @AutoClose
  private final GitHubClient github =
      Clients.builder(fake, clock)
          .token(Secret.of(fake.token()))
          .minWriteInterval(Duration.ZERO)
          .build();

  private final PrivateRegistryService registries = Clients.registries(github);

  @Test
  void keyIsKeptForFiveMinutes() {
    create("one");
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    update("A", "two");
    assertThat(keysFetched()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    update("A", "three");

    assertThat(keysFetched()).isEqualTo(2);
  }

  @Test
  void viewsAndServicesShareTheKeyAndOrganizationsDoNot() {
    fake.addOrganization("globex");
    create("one");

    github.organization("acme").privateRegistries().create(request("two"));
    github.organization("ACME").privateRegistries().create(request("two"));
    assertThat(keysFetched()).isEqualTo(1);
    github.organization("globex").privateRegistries().create(request("three"));

    assertThat(keysFetched()).isEqualTo(2);
    assertThat(fake.organization("globex").registries().get(0).secret()).isEqualTo("three");
    // A key of another organization would have been refused and replaced.
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(4);
  }

  @Test
  void askingForTheKeyFetchesItAndKeepsIt() {
    create("one");
    String rotated = fake.rotateKey("acme");

    assertThat(registries.publicKey().keyId()).isEqualTo(rotated);
    create("two");

    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(2);
    assertThat(keysFetched()).isEqualTo(2);
  }

  @Test
  void createAfterRotationSealsOnceMore() {
    create("one");
    fake.rotateKey("acme");

    PrivateRegistry made = create("two");

    assertThat(fake.organization("acme").registry(made.name()).secret()).isEqualTo("two");
    assertThat(fake.organization("acme").registries()).hasSize(2);
    assertThat(keysFetched()).isEqualTo(2);
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(3);
  }

  @Test
  void secondRefusalIsTheCallersError() {
    create("one");
    fake.rotateKey("acme");
    fake.faults()
        .on(GitHubOperation.CREATE_REGISTRY)
        .always(Fault.status(422, Map.of(), KEY_REFUSED));

    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("two"));

    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(3);
    assertThat(keysFetched()).isEqualTo(2);
  }

  @Test
  void refusalThoughTheKeyIsTheSameIsTheCallersError() {
    fake.faults()
        .on(GitHubOperation.CREATE_REGISTRY)
        .always(Fault.status(422, Map.of(), KEY_REFUSED));

    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("one"));

    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(1);
    assertThat(keysFetched()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\": \"The key_id is unknown\"}",
        "{\"message\": \"Bad key ID given\"}",
        "{\"message\": \"Validation Failed\", \"errors\": [\"Public key is outdated\"]}",
        "{\"message\": \"Validation Failed\", \"errors\": [{\"field\": \"key_id\"}]}"
      })
  void otherMessagesAboutTheKeyAreRecognized(String body) {
    create("one");
    fake.rotateKey("acme");
    fake.faults().on(GitHubOperation.CREATE_REGISTRY).once(Fault.status(422, Map.of(), body));

    create("two");

    assertThat(fake.organization("acme").registries()).hasSize(2);
  }

  @Test
  void refusalOfSomethingElseFetchesNoKey() {
    create("one");
    fake.rotateKey("acme");
    fake.faults()
        .on(GitHubOperation.CREATE_REGISTRY)
        .once(
            Fault.status(
                422,
                Map.of(),
                "{\"message\": \"Validation Failed\", \"errors\": [{\"field\": \"url\"}]}"));

    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> create("two"));

    assertThat(keysFetched()).isEqualTo(1);
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).hasSize(2);
  }

  @Test
  void callersOwnBoxIsSentAsItIs() {
    RegistryPublicKey key = registries.publicKey();
    String box = SealedBox.sealBase64(key.key(), "hunter2");

    PrivateRegistry made =
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.acme.example/",
                    RepositoryAccess.all())
                .token(RegistrySecret.encrypted(box, key.keyId()))
                .build());

    assertThat(fake.organization("acme").registry(made.name()).secret()).isEqualTo("hunter2");
    assertThat(keysFetched()).isEqualTo(1);
  }

  @Test
  void callersOwnBoxForAnOldKeyIsTheCallersError() {
    RegistryPublicKey key = registries.publicKey();
    RegistrySecret box =
        RegistrySecret.encrypted(SealedBox.sealBase64(key.key(), "hunter2"), key.keyId());
    fake.rotateKey("acme");
    String name = create("one").name();
    int before = keysFetched();
    var request = UpdatePrivateRegistry.builder().secret(box).build();

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> registries.update(name, request));

    assertThat(fake.calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(1);
    assertThat(keysFetched()).isEqualTo(before);
  }

  @Test
  void thePagesKeyIsRefusedAndNothingIsSent() {
    String page = Fixture.read("github/public-key.json");
    fake.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.body("application/json", page));

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> create("one"))
        .withMessageContaining("decodes to 33 bytes, an X25519 key has 32")
        .withMessageContaining("get the public key")
        .satisfies(e -> assertThat(e.requestId()).isPresent())
        .satisfies(e -> assertThat(e.isSafeToRetry()).isTrue())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("2Sg8iYjAxx", "done"));
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();

    create("two");

    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  @Test
  void aKeyIdThatCantBeSentBackIsTheProvidersError() {
    String body =
        "{\"key_id\": \"id\\ud800\", \"key\": \"3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=\"}";
    fake.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.body("application/json", body));

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> create("one"))
        .withMessageContaining("key_id has half of a surrogate pair at position 2")
        .withMessageContaining("nothing was encrypted or sent")
        .matches(SdkException::isSafeToRetry);
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY)).isEmpty();

    create("two");

    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  private PrivateRegistry create(String secret) {
    return registries.create(request(secret));
  }

  private void update(String name, String secret) {
    String existing =
        name.equals("A") ? fake.organization("acme").registries().get(0).name() : name;
    registries.update(existing, UpdatePrivateRegistry.builder().secret(Secret.of(secret)).build());
  }

  private static CreatePrivateRegistry request(String secret) {
    return CreatePrivateRegistry.builder(
            PrivateRegistryType.NPM_REGISTRY, "https://npm.acme.example/", RepositoryAccess.all())
        .token(Secret.of(secret))
        .build();
  }

  private int keysFetched() {
    return fake.calls(GitHubOperation.GET_PUBLIC_KEY).size();
  }
}
