package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.testing.FakeHumanitec;
import java.util.Collections;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null, from callers whose compiler does not look for it, is refused by the argument's name. */
@SuppressWarnings("NullAway") // To pass null is what is tested.
class MissingArgumentTest {
  private static final FakeHumanitec FAKE = FakeHumanitec.start();
  private static final HumanitecClient CLIENT = Clients.of(FAKE);
  private static final Secret PASSWORD = Secret.of("hunter2");
  private static final ClusterSecret SECRET = new ClusterSecret("dev", "regcred");

  @AfterAll
  static void close() {
    CLIENT.close();
    FAKE.close();
  }

  static Stream<Arguments> missing() {
    RegistryService service = CLIENT.organization("acme").registries();
    UpdateRegistry.Builder update = UpdateRegistry.builder();
    CreateRegistry.Builder create = CreateRegistry.builder("abc", "r.example");
    return Stream.of(
        missing("organization", () -> CLIENT.organization(null)),
        missing("id", () -> service.get(null)),
        missing("id", () -> service.creds(null)),
        missing("id", () -> service.credsSource(null)),
        missing("id", () -> service.delete(null)),
        missing("id", () -> service.update(null, update.enableCi(true).build())),
        missing("request", () -> service.update("abc", null)),
        missing("request", () -> service.create(null)),
        missing("id", () -> CreateRegistry.builder(null, "r.example").publicRegistry()),
        missing("registry", () -> CreateRegistry.builder("abc", null).publicRegistry()),
        missing("type", () -> CreateRegistry.builder("abc", "r.example").type(null)),
        missing("username", () -> create.account(null, PASSWORD)),
        missing("password", () -> CreateRegistry.builder("abc", "r.example").googleGcr(null)),
        missing("secret", () -> CreateRegistry.builder("abc", "r.example").secretRef("*", null)),
        missing("cluster", () -> create.clusterSecret(null, SECRET)),
        missing("expires", () -> create.expires(null)),
        missing("current", () -> update.from(null)),
        missing("registry", () -> update.registry(null)),
        missing("type", () -> update.type(null)),
        missing("password", () -> update.account("me", null)),
        missing("expires", () -> update.account("me", PASSWORD, null)),
        missing("secrets", () -> update.clusterSecrets(null)),
        missing("cluster", () -> update.clusterSecrets(Collections.singletonMap(null, SECRET))),
        missing("secret", () -> update.clusterSecrets(Collections.singletonMap("*", null))),
        missing("file", () -> DockerConfig.at(null)));
  }

  private static Arguments missing(String argument, ThrowingCallable call) {
    return Arguments.of(argument, call);
  }

  @ParameterizedTest
  @MethodSource("missing")
  void nullIsRefusedByName(String argument, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(argument);
  }
}
