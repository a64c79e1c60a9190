package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.RsaKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** No secret is to be read in what the SDK prints, logs or throws. */
class SecrecyTest {
  private static final String PASSWORD = "hunter2-hunter2";

  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.registrysdk");
  private final Level level = logger.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final ManualClock clock = ManualClock.create();
  private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  private final List<String> shown = new ArrayList<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.TRACE);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    logger.setLevel(level);
    fake.close();
  }

  @Test
  void passwordIsNotShown() {
    try (GitHubClient github = Clients.of(fake, clock)) {
      PrivateRegistryService registries = Clients.registries(github);
      CreatePrivateRegistry create = create();
      UpdatePrivateRegistry update =
          UpdatePrivateRegistry.builder().secret(Secret.of(PASSWORD)).build();
      show(create, update, RegistrySecret.plain(Secret.of(PASSWORD)));
      show(registries.create(create));
      registries.update("NPM_REGISTRY_SECRET", update);
      fake.faults()
          .on(GitHubOperation.CREATE_REGISTRY)
          .once(Fault.status(422, Map.of(), "{\"message\": \"" + fake.token() + "\"}"))
          .on(GitHubOperation.CREATE_REGISTRY)
          .once(Fault.dropAfterEffect());
      show(catchThrowable(() -> registries.create(create)));
      show(catchThrowable(() -> registries.create(create)));
    }

    assertThat(fake.organization("acme").registries()).hasSize(2);
    assertNothingShows(PASSWORD, fake.token(), sealedValue());
  }

  @Test
  void passwordIsNotShownByPlanAndEnsure() {
    try (GitHubClient github = Clients.of(fake, clock)) {
      PrivateRegistryService registries = Clients.registries(github);
      SecretPolicy always = SecretPolicy.always();
      fake.faults()
          .on(GitHubOperation.CREATE_REGISTRY)
          .once(Fault.dropAfterEffect())
          .on(GitHubOperation.UPDATE_REGISTRY)
          .once(Fault.dropAfterEffect());
      show(registries.plan(create()), registries.ensure(create()));
      show(registries.plan(create(), always));
      show(catchThrowable(() -> registries.ensure(create(), always)));
      show(registries.ensure(create(), always));
    }

    assertThat(fake.organization("acme").registries()).hasSize(1);
    assertThat(fake.calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(2);
    assertNothingShows(PASSWORD, fake.token(), sealedValue());
  }

  @Test
  void valueOfADependabotSecretIsNotShown() {
    try (GitHubClient github = Clients.of(fake, clock)) {
      DependabotSecretService secrets = github.organization("acme").dependabotSecrets();
      Secret value = Secret.of(PASSWORD);
      secrets.put("NPM_TOKEN", value, RepositoryAccess.all());
      fake.faults()
          .on(GitHubOperation.PUT_DEPENDABOT_SECRET)
          .once(Fault.status(422, Map.of(), "{\"message\": \"" + fake.token() + "\"}"))
          .on(GitHubOperation.PUT_DEPENDABOT_SECRET)
          .once(Fault.dropAfterEffect());
      show(catchThrowable(() -> secrets.put("NPM_TOKEN", value, RepositoryAccess.all())));
      show(catchThrowable(() -> secrets.put("NPM_TOKEN", value, RepositoryAccess.all())));
      show(secrets, secrets.get("NPM_TOKEN"), secrets.list().toList());
      show(fake.organization("acme"));
    }

    String body = fake.calls(GitHubOperation.PUT_DEPENDABOT_SECRET).get(0).bodyText();
    assertThat(fake.organization("acme").dependabotSecret("NPM_TOKEN").secret())
        .isEqualTo(PASSWORD);
    assertNothingShows(
        PASSWORD, fake.token(), ScriptedGitHub.json(body).get("encrypted_value").textValue());
  }

  @Test
  void whatIsNotSecretIsShown() {
    assertThat(create())
        .hasToString(
            "CreatePrivateRegistry{registry_type=npm_registry, url=https://npm.acme.example/,"
                + " auth_type=username_password, visibility=all, username=monalisa}");
    assertThat(RepositoryAccess.privateRepositories()).hasToString("private");
    assertThat(RepositoryAccess.selected(3, 4)).hasToString("selected [3, 4]");
    assertThat(RepositoryAccess.selected("api", "web")).hasToString("selected [api, web]");
    assertThat(RegistrySecret.encrypted("c2VjcmV0", "1")).hasToString("[secret]");
  }

  @Test
  void keyAndTokensOfAnAppAreNotShown() {
    fake.addApp("Iv1.client", RsaKeys.PAIR.getPublic(), 77, "acme");
    GitHubApp app = GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs1()), "acme");
    show(app, GitHubApp.installation("Iv1.client", Secret.of(RsaKeys.pkcs8()), 77));
    try (GitHubClient github = Clients.builder(fake, clock).app(app).build()) {
      fake.faults()
          .on(GitHubOperation.CREATE_INSTALLATION_TOKEN)
          .once(Fault.status(404))
          .on(GitHubOperation.LIST_REGISTRIES)
          .once(Fault.status(418));
      show(catchThrowable(() -> Clients.registries(github).list().toList()));
      show(catchThrowable(() -> Clients.registries(github).list().toList()));
      show(github);
    }

    assertThat(fake.faults().remaining()).isZero();
    List<String> bearers =
        fake.calls().stream()
            .map(call -> call.header("Authorization").orElseThrow().substring("Bearer ".length()))
            .toList();
    assertThat(bearers).hasSizeGreaterThanOrEqualTo(4);
    assertNothingShows(bearers.toArray(String[]::new));
    assertNothingShows(RsaKeys.pkcs1().lines().skip(1).limit(3).toArray(String[]::new));
    assertNothingShows(RsaKeys.pkcs8().lines().skip(2).limit(3).toArray(String[]::new));
  }

  private static CreatePrivateRegistry create() {
    return CreatePrivateRegistry.builder(
            PrivateRegistryType.NPM_REGISTRY, "https://npm.acme.example/", RepositoryAccess.all())
        .usernamePassword("monalisa", Secret.of(PASSWORD))
        .build();
  }

  private String sealedValue() {
    String body = fake.calls(GitHubOperation.CREATE_REGISTRY).get(0).bodyText();
    return ScriptedGitHub.json(body).get("encrypted_value").textValue();
  }

  private void show(Object... things) {
    for (Object thing : things) {
      shown.add(String.valueOf(thing));
      if (thing instanceof Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        shown.add(trace.toString());
      }
    }
  }

  private void assertNothingShows(String... secrets) {
    List<String> all = new ArrayList<>(shown);
    log.list.forEach(event -> all.add(event.getFormattedMessage() + event.getMDCPropertyMap()));
    assertThat(log.list).isNotEmpty();
    assertThat(String.join("\n", all)).isNotEmpty().doesNotContain(secrets);
  }
}
