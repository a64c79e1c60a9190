package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildkiteOidcTest {
  private static final Map<String, String> RELEASE = Map.of("pipeline_slug", "release");
  private static final Upload FILE =
      Upload.bytes("core-1.0.0.bin", "peel".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();

  @BeforeEach
  void addRegistry() {
    OidcStatement agent = statement("https://agent.buildkite.com", "pipeline_slug", "release");
    OidcStatement actions =
        statement("https://token.actions.githubusercontent.com", "repository", "acme/fruit");
    try (BuildkiteClient admin = Clients.of(fake, clock)) {
      admin
          .organization("acme")
          .registries()
          .create(
              CreatePackageRegistry.builder("fruit", Ecosystem.FILES)
                  .oidcPolicy(OidcPolicy.of(agent, actions))
                  .build());
    }
  }

  private static OidcStatement statement(String issuer, String claim, String value) {
    return OidcStatement.issuedBy(issuer)
        .granting(OidcScope.READ_PACKAGES, OidcScope.WRITE_PACKAGES)
        .where(claim, ClaimRule.equalTo(value));
  }

  private BuildkiteOidc agent(Map<String, String> claims) {
    return BuildkiteOidc.agent(fake.addAgentJob(claims)).withOptions(clock::configure);
  }

  private BuildkiteClient client(TokenSource tokens) {
    return Clients.builder(fake).tokenSource(tokens).build();
  }

  private static RegistryPackageService packages(BuildkiteClient client) {
    return client.organization("acme").registry("fruit").packages();
  }

  @Test
  void jobOfAnAgentPublishesWithoutAStoredSecret() {
    try (BuildkiteClient buildkite = client(agent(RELEASE).forRegistry("acme", "fruit"))) {
      packages(buildkite).publish(FILE, PublishVia.API);
    }
    assertThat(fake.organization("acme").registry("fruit").packages()).hasSize(1);
    assertThat(fake.calls(BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN).get(0).bodyText())
        .isEqualTo("{\"audience\":\"https://packages.buildkite.com/acme/fruit\",\"lifetime\":300}");
  }

  @Test
  void jobOfGitHubActionsPublishesWithoutAStoredSecret() {
    BuildkiteOidc actions =
        BuildkiteOidc.gitHubActions(fake.addGitHubActionsJob(Map.of("repository", "acme/fruit")))
            .withOptions(clock::configure);
    try (BuildkiteClient buildkite = client(actions.forRegistry("acme", "fruit"))) {
      packages(buildkite).publish(FILE, PublishVia.API);
    }
    assertThat(fake.organization("acme").registry("fruit").packages()).hasSize(1);
    assertThat(fake.calls(BuildkiteOperation.REQUEST_ACTIONS_OIDC_TOKEN)).hasSize(1);
  }

  @Test
  void tokenIsRequestedOnceForAllThreadsAndAgainBeforeItExpires() {
    try (BuildkiteClient buildkite = client(agent(RELEASE).forRegistry("acme", "fruit"))) {
      List<CompletableFuture<Long>> calls =
          Stream.generate(() -> buildkite.async(() -> packages(buildkite).list().stream().count()))
              .limit(8)
              .toList();
      calls.forEach(CompletableFuture::join);
      clock.advance(Duration.ofSeconds(269));
      packages(buildkite).list().toList();
      assertThat(fake.calls(BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN)).hasSize(1);

      clock.advance(Duration.ofSeconds(2));
      packages(buildkite).list().toList();
      assertThat(fake.calls(BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN)).hasSize(2);
    }
  }

  @Test
  void tokenForAnotherRegistryIsRefused() {
    fake.addRegistry("acme", "other", "files");
    try (BuildkiteClient buildkite = client(agent(RELEASE).forRegistry("acme", "other"))) {
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> packages(buildkite).list().toList());
    }
  }

  @Test
  void claimsThatThePolicyDoesNotAcceptAreRefusedAfterOneNewToken() {
    TokenSource tokens = agent(Map.of("pipeline_slug", "test")).forRegistry("acme", "fruit");
    try (BuildkiteClient buildkite = client(tokens)) {
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> packages(buildkite).publish(FILE, PublishVia.API));
    }
    assertThat(fake.calls(BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN)).hasSize(2);
    assertThat(fake.organization("acme").registry("fruit").packages()).isEmpty();
  }

  @Test
  void lostResponseOfTheAgentIsRetried() {
    fake.faults().on(BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN).once(Fault.status(502));
    try (BuildkiteClient buildkite = client(agent(RELEASE).forRegistry("acme", "fruit"))) {
      assertThat(packages(buildkite).list().toList()).isEmpty();
    }
  }

  @Test
  void refusedRequestForATokenIsTheExceptionOfTheCall() {
    Map<String, String> environment = new HashMap<>(fake.addAgentJob(RELEASE));
    environment.put("BUILDKITE_AGENT_ACCESS_TOKEN", "hunter2-of-agent");
    BuildkiteOidc oidc = BuildkiteOidc.agent(environment).withOptions(clock::configure);
    try (BuildkiteClient buildkite = client(oidc.forRegistry("acme", "fruit"))) {
      SdkException e =
          catchThrowableOfType(
              SdkException.class, () -> packages(buildkite).publish(FILE, PublishVia.API));
      assertThat(e)
          .isInstanceOf(AuthenticationException.class)
          .hasMessageStartingWith("could not request an OIDC token from the agent API: POST")
          .hasMessageNotContaining("hunter2");
      assertThat(e.effect()).isEqualTo(Effect.NONE);
    }
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUILDKITE_JOB_ID", "BUILDKITE_AGENT_ENDPOINT"})
  void missingVariableOfTheAgentIsNamed(String name) {
    Map<String, String> environment = new HashMap<>(fake.addAgentJob(RELEASE));
    environment.remove(name);

    assertThatIllegalStateException()
        .isThrownBy(() -> BuildkiteOidc.agent(environment))
        .withMessage("the environment variable " + name + " is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"})
  void missingVariableOfGitHubActionsIsNamedWithItsPermission(String name) {
    Map<String, String> environment = new HashMap<>(fake.addGitHubActionsJob(Map.of()));
    environment.remove(name);

    assertThatIllegalStateException()
        .isThrownBy(() -> BuildkiteOidc.gitHubActions(environment))
        .withMessageContaining(name)
        .withMessageContaining("id-token: write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://actions.example/idtoken/1", "nothing", "https://u:p@a.example/1"})
  void urlThatCannotBeUsedIsNamedAndNotQuoted(String url) {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                BuildkiteOidc.gitHubActions(
                    Map.of(
                        "ACTIONS_ID_TOKEN_REQUEST_URL",
                        url,
                        "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
                        "hunter2")))
        .withMessageContaining("ACTIONS_ID_TOKEN_REQUEST_URL")
        .withMessageNotContaining(url)
        .withMessageNotContaining("hunter2");
  }

  @Test
  void slugThatIsNoPathSegmentIsRefused() {
    BuildkiteOidc oidc = agent(RELEASE);
    assertThatIllegalArgumentException().isThrownBy(() -> oidc.forRegistry("acme", "a/b"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void commandIsUsedWithoutATokenOfTheJob() throws IOException {
    Instant now = Instant.now();
    String token =
        fake.oidcToken(
            Map.of("iat", now.getEpochSecond(), "exp", now.plusSeconds(300).getEpochSecond()));
    Path arguments = folder.resolve("arguments");
    TokenSource tokens =
        command("echo \"$@\" >> " + arguments + "; echo noise >&2; echo " + token)
            .forRegistry("acme", "fruit");

    assertThat(tokens.token()).isEqualTo(Secret.of(token));
    assertThat(tokens.token()).isEqualTo(Secret.of(token));
    assertThat(arguments)
        .hasContent(
            "oidc request-token --audience https://packages.buildkite.com/acme/fruit"
                + " --lifetime 300");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void failureOfTheCommandIsTheExceptionOfTheCallWithoutItsOutput() throws IOException {
    assertFailure(command("echo hunter2; echo hunter2 >&2; exit 3"), "failed with exit code 3");
    assertFailure(command("exit 0"), "printed no token");
    assertFailure(command("sleep 60", Duration.ofMillis(200)), "did not end within 200 ms");
    assertFailure(
        BuildkiteOidc.agent(
            Map.of("BUILDKITE_JOB_ID", "j1"),
            new AgentCommand(folder.resolve("none").toString(), Map.of(), Duration.ofSeconds(9))),
        "could not be started, and the environment variable BUILDKITE_AGENT_ACCESS_TOKEN is not");
  }

  private void assertFailure(BuildkiteOidc oidc, String message) {
    try (BuildkiteClient buildkite = client(oidc.forRegistry("acme", "fruit"))) {
      TransportException e =
          catchThrowableOfType(
              TransportException.class, () -> packages(buildkite).publish(FILE, PublishVia.API));
      assertThat(e)
          .hasMessageContaining("the command buildkite-agent oidc request-token " + message)
          .hasMessageNotContaining("hunter2");
      assertThat(e.reason()).isEqualTo(TransportException.Reason.TOKEN_SOURCE);
      assertThat(e.effect()).isEqualTo(Effect.NONE);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void interruptEndsTheCommand() throws IOException {
    AgentCommand command =
        new AgentCommand(script("sleep 60"), System.getenv(), Duration.ofSeconds(50));
    Thread.currentThread().interrupt();
    try {
      assertThatIllegalStateException()
          .isThrownBy(() -> command.request("a", 300))
          .withMessageEndingWith("was interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private BuildkiteOidc command(String script) throws IOException {
    return command(script, Duration.ofSeconds(30));
  }

  private BuildkiteOidc command(String script, Duration timeout) throws IOException {
    return BuildkiteOidc.agent(
        Map.of("BUILDKITE_JOB_ID", "j1"),
        new AgentCommand(script(script), System.getenv(), timeout));
  }

  private String script(String script) throws IOException {
    Path file = Files.createTempFile(folder, "agent", "");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }
}
