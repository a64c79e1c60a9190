package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class CredsTest {
  private static final String PASSWORD = "hunter2-of-acme";
  private static final String USERNAME = "token-in-place-of-a-user";

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeHumanitec fake = FakeHumanitec.builder().clock(clock).start();
  @AutoClose private final HumanitecClient client = Clients.of(fake, clock);
  private final RegistryService registries = client.organization("acme").registries();

  CredsTest() {
    fake.addRegistry("acme", "team", "r.example/team", "basic");
  }

  @Test
  void mintedCredsAreNewEachTimeSinceNothingIsKept() {
    fake.addRegistry("acme", "gcr", "eu.gcr.io/acme", "google_gcr");
    fake.putCreds("acme", "gcr", "_json_key", "{}", null);

    RegistryCreds first = registries.creds("gcr");
    RegistryCreds second = registries.creds("gcr");

    assertThat(first.password()).isNotEqualTo(second.password());
    assertThat(first.expires()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    assertThat(fake.calls(HumanitecOperation.GET_CREDS))
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.header("Cache-Control")).hasValue("no-store"));
  }

  @Test
  void onlyCredsAreRequestedWithNoStore() {
    registries.get("team");

    assertThat(fake.calls().get(0).header("Cache-Control")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "humanitec, registry.humanitec.io/acme/api:1.0.0",
    "team, r.example/team/api:1.0.0",
  })
  void dockerIsSignedInAndTheImageIsNamed(String id, String image) {
    fake.putCreds("acme", id, USERNAME, PASSWORD, null);

    DockerLogin login = registries.dockerLogin(id);

    assertThat(login.username()).isEqualTo(USERNAME);
    assertThat(login.password()).isEqualTo(Secret.of(PASSWORD));
    assertThat(login.imageReference("api", "1.0.0")).isEqualTo(image);
    assertThat(registries.credsSource(id).dockerLogin()).isEqualTo(login);
  }

  @Test
  void registryThatDockerCanNotSignInToIsNamed() {
    fake.addRegistry("acme", "open", "r.example", "public");
    fake.addRegistry("acme", "odd", "not a host", "basic");
    fake.putCreds("acme", "odd", USERNAME, PASSWORD, null);

    assertThatIllegalStateException()
        .isThrownBy(() -> registries.dockerLogin("open"))
        .withMessage("the registry open has no user name or no password");
    assertThatIllegalStateException()
        .isThrownBy(() -> registries.dockerLogin("odd"))
        .withMessageStartingWith("Docker can't use the credentials of the registry odd: ")
        .satisfies(e -> assertThat(e).hasMessageNotContaining(PASSWORD));
  }

  @Test
  void credsPrintWithoutAccount() {
    fake.putCreds("acme", "team", USERNAME, PASSWORD, null);

    assertThat(registries.creds("team"))
        .hasToString(
            "RegistryCreds[registry=r.example/team, expires=null, secrets=null, extraFields=[]]");
  }

  @Test
  void nothingOfTheAccountOrTheTokenIsEverLogged() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Level before = root.getLevel();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    try {
      writeAndReadCreds();
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }

    String all = log.list.stream().map(CredsTest::line).collect(Collectors.joining("\n"));
    assertThat(all)
        .contains("get a registry's credentials")
        .doesNotContain(PASSWORD)
        .doesNotContain(USERNAME)
        .doesNotContain(fake.token());
  }

  /**
   * As the calls below look when they work, when the response is broken, and when it is refused.
   */
  private void writeAndReadCreds() {
    registries.update(
        "team", UpdateRegistry.builder().account(USERNAME, Secret.of(PASSWORD)).build());
    CredsSource source = registries.credsSource("team");
    source.creds();
    fake.faults()
        .on(HumanitecOperation.GET_CREDS)
        .times(
            2,
            Fault.body(
                "application/json",
                "{\"username\": \"" + USERNAME + "\", \"password\": \"" + PASSWORD + "\"}"));
    clock.advance(Duration.ofMinutes(5));
    source.creds(); // What is kept has a minute left.
    assertThat(fake.faults().remaining()).isEqualTo(1);
    fake.faults().clear();
    fake.faults().on(HumanitecOperation.GET_CREDS).once(Fault.truncatedBody());
    registries.creds("team");
  }

  private static String line(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace;
  }
}
