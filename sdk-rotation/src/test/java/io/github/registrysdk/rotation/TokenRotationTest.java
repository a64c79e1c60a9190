package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.rotation.RotationPlan.State;
import io.github.registrysdk.rotation.RotationPlan.Token;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeRegistryToken;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class TokenRotationTest {
  private static final Duration ALMOST = Stage.GRACE.minusMillis(1);

  @AutoClose private final Stage stage = new Stage();

  @Test
  void runGivesAllHoldersANewToken() {
    stage.run();
    String first = stage.heldByGitHub().orElseThrow();

    stage.run();

    stage.assertGiven();
    assertThat(stage.held()).doesNotContain(first);
  }

  @Test
  void replacedTokenIsDeletedAfterTheGracePeriod() {
    stage.run();
    stage.clock.advance(Duration.ofDays(30));
    stage.run();
    stage.clock.advance(ALMOST);
    stage.resume();
    assertThat(stage.tokens()).hasSize(2);
    stage.clock.advance(Duration.ofMillis(1));

    RotationPlan plan = stage.resume();

    assertThat(stage.tokens()).hasSize(1);
    assertThat(plan.tokens()).isEqualTo(stage.plan().tokens()).hasSize(1);
    stage.assertGiven();
  }

  @Test
  void planReportsWhatResumeWouldDoAndChangesNothing() {
    assertThat(stage.plan()).isEqualTo(new RotationPlan(List.of(), null, null));
    stage.run();
    stage.clock.advance(Duration.ofDays(30));
    stage.run();
    List<FakeRegistryToken> tokens = stage.tokens();

    RotationPlan plan = stage.plan();

    assertThat(plan.unfinished()).isNull();
    assertThat(plan.inProgressUntil()).isNull();
    assertThat(plan.tokens())
        .containsExactly(
            new Token(
                tokens.get(0).id(),
                tokens.get(0).createdAt(),
                State.ACTIVE,
                tokens.get(1).createdAt().plus(Stage.GRACE)),
            new Token(tokens.get(1).id(), tokens.get(1).createdAt(), State.ACTIVE, null));
    assertThat(plan.current()).contains(plan.tokens().get(1));
    assertThat(stage.tokens()).isEqualTo(tokens);
  }

  @Test
  void resumeCreatesNoTokenIfNothingIsUnfinished() {
    stage.resume();
    assertThat(stage.tokens()).isEmpty();

    stage.run();
    stage.resume();

    assertThat(stage.tokens()).hasSize(1);
  }

  @Test
  void currentTokenIsKeptIfTheListStillReportsItAsPending() {
    AtomicReference<Runnable> undo = new AtomicReference<>(() -> {});

    stage.connected(
        services ->
            stage
                .rotation(services)
                .progress(
                    line -> {
                      if (line.startsWith("created")) {
                        FakeRegistryToken token = stage.tokens().get(0);
                        undo.set(() -> services.tokens().update(token.id(), token.description()));
                      } else if (line.startsWith("marked")) {
                        undo.get().run();
                      }
                    })
                .build()
                .run());

    assertThat(stage.tokens()).hasSize(1);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void tokensOfOthersAreNotChanged() {
    stage.run();
    List<String> others =
        List.of(
            "cluster, October",
            Stage.NAME + ": pending review",
            "Other: pending run 1a2b3c4d",
            "GitHub and Humanitec of others: pending run 1a2b3c4d");
    stage.connected(services -> others.forEach(services.tokens()::create));

    stage.clock.advance(Stage.GRACE);
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.resume();

    assertThat(stage.tokens())
        .extracting(FakeRegistryToken::description)
        .containsAll(others)
        .hasSize(others.size() + 1);
  }

  @Test
  void tokenThatCanNotReadTheRegistryIsGivenToNobody() {
    stage.run();
    List<String> before = stage.held();

    assertThatThrownBy(
            () ->
                stage.run(
                    rotation ->
                        rotation.verify(
                            secret -> {
                              throw new IllegalStateException("the pull responded 401");
                            })))
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("before it is given to a holder: the pull responded 401");

    assertThat(stage.held()).isEqualTo(before);
    assertThat(stage.tokens()).hasSize(1);
    assertThat(stage.plan().unfinished()).isNull();
  }

  @Test
  void interruptedRunGivesNothingToAHolder() {
    stage.run();
    List<String> given = new ArrayList<>();
    TokenHolder holder =
        new TokenHolder() {
          @Override
          public void give(Secret secret) {
            given.add("the token");
          }

          @Override
          public void verify(Secret secret) {}
        };

    stage.connected(
        services ->
            assertThatThrownBy(
                    () ->
                        TokenRotation.of(services.tokens(), Stage.NAME)
                            .to(holder)
                            .clock(stage.clock)
                            .verify(secret -> Thread.currentThread().interrupt())
                            .build()
                            .run())
                .isInstanceOf(RotationException.class)
                .hasMessageContaining("the thread of this run was interrupted"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(given).isEmpty();
  }

  @Test
  void verificationGetsTheNewTokenAndItIsDestroyedAtTheEnd() {
    AtomicReference<Secret> kept = new AtomicReference<>();
    List<Boolean> same = new ArrayList<>();

    stage.run(
        rotation ->
            rotation.verify(
                secret -> {
                  kept.set(secret);
                  same.add(secret.reveal().equals(stage.tokens().get(0).tokenSecret()));
                }));

    assertThat(same).containsExactly(true);
    assertThat(kept.get().isDestroyed()).isTrue();
  }

  @Test
  void failureAtTheLastHolderDeletesNothingAndTheNextRunStartsAtOnce() {
    stage.run();

    assertThatThrownBy(
            () ->
                stage.run(
                    rotation ->
                        rotation.to(
                            Stage.whenGiven(
                                () -> {
                                  throw new IllegalStateException("it is full");
                                }))))
        .isInstanceOf(RotationException.class)
        .hasMessageMatching("could not give token \\S+ to a holder of mine: it is full");

    assertThat(stage.tokens()).hasSize(2);
    assertThat(stage.plan().tokens().get(1).state()).isEqualTo(State.STOPPED);
    assertThat(stage.plan().unfinished()).contains("a run has not finished");
    stage.assertNobodyIsLockedOut();
    stage.clock.advance(Duration.ofSeconds(1));
    stage.resume();
    stage.assertGiven();
    stage.assertConverges();
  }

  @Test
  void nothingIsDeletedWhileAHolderReturnsSomethingElse() {
    stage.run();
    stage
        .humanitec
        .faults()
        .on(HumanitecOperation.GET_CREDS)
        .always(
            Fault.body(
                "application/json",
                "{\"registry\":\"r.example\",\"username\":\"u\",\"password\":\"another\"}"));

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageEndingWith("Humanitec returns other credentials for acme-images");

    assertThat(stage.tokens()).hasSize(2);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void oldTokenThatSomebodyPutBackIsReplacedBeforeItIsDeleted() {
    stage.run();
    String old = stage.heldByHumanitec().orElseThrow();
    stage.run();
    stage.humanitec.putCreds("acme", Stage.REGISTRY, "buildkite", old, null);
    stage.clock.advance(Stage.GRACE);
    assertThat(stage.plan().unfinished())
        .isEqualTo("Humanitec registry acme-images does not have the current token");

    stage.resume();

    stage.assertGiven();
    stage.assertConverges();
  }

  @Test
  void nothingIsDeletedIfAHolderCanNotBeRead() {
    stage.run();
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.humanitec.faults().on(HumanitecOperation.GET_CREDS).always(Fault.status(403));

    assertThatThrownBy(stage::resume)
        .isInstanceOf(RotationException.class)
        .hasMessageStartingWith("could not read the state: ");

    assertThat(stage.tokens()).hasSize(2);
  }

  @Test
  void failedDeletionSaysThatTheHoldersHaveTheNewToken() {
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.buildkite.faults().on(BuildkiteOperation.DELETE_TOKEN).always(Fault.status(403));

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageStartingWith(
            "could not delete replaced tokens; all holders have the current one: ");

    stage.assertGiven();
  }

  @Test
  void tokenWithoutATimeStopsTheRun() {
    stage
        .buildkite
        .faults()
        .on(BuildkiteOperation.LIST_TOKENS)
        .always(
            Fault.body(
                "application/json",
                "[{\"id\":\"0191\",\"description\":\"%s: pending run 1a2b3c4d\"}]"
                    .formatted(Stage.NAME)));

    assertThatThrownBy(stage::run)
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("does not report when token 0191 was created");

    assertThat(stage.tokens()).isEmpty();
  }

  @Test
  void stepsAreReportedWithoutSecretsAndAFailingListenerStopsNothing() {
    List<String> lines = new ArrayList<>();

    stage.run(
        rotation ->
            rotation.progress(
                line -> {
                  lines.add(line);
                  throw new IllegalStateException("the listener");
                }));

    stage.assertGiven();
    String token = stage.tokens().get(0).tokenSecret();
    assertThat(lines)
        .hasSize(6)
        .contains("gave it to Humanitec registry acme-images")
        .noneMatch(line -> line.contains(token));
  }

  @Test
  void secretsAreInNoPlanAndInNoDescription() {
    stage.run();
    String token = stage.tokens().get(0).tokenSecret();

    assertThat(stage.plan().toString()).doesNotContain(token);
    assertThat(stage.tokens().get(0).description()).doesNotContain(token);
    stage.connected(
        services ->
            assertThat(stage.rotation(services).build().toString())
                .startsWith("TokenRotation[GitHub and Humanitec [Humanitec registry acme-images,")
                .doesNotContain(token));
  }

  @Test
  void noSecretIsLogged() {
    Logger logger = (Logger) LoggerFactory.getLogger("io.github.registrysdk");
    Level level = logger.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.TRACE);
    logger.setAdditive(false); // not on the console
    try {
      stage.run(
          rotation ->
              rotation.progress(
                  line -> {
                    throw new IllegalStateException(stage.tokens().get(0).tokenSecret());
                  }));
    } finally {
      logger.detachAppender(log);
      logger.setLevel(level);
      logger.setAdditive(true);
    }

    String token = stage.tokens().get(0).tokenSecret();
    assertThat(log.list)
        .anyMatch(event -> event.getFormattedMessage().contains("listener of the rotation"))
        .noneMatch(
            event ->
                (event.getFormattedMessage()
                        + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                    .contains(token));
  }

  @Test
  void optionsAreChecked() {
    stage.connected(
        services -> {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> TokenRotation.of(services.tokens(), " "));
          assertThatIllegalArgumentException()
              .isThrownBy(() -> TokenRotation.of(services.tokens(), "two\nlines"));
          assertThatIllegalStateException()
              .isThrownBy(() -> TokenRotation.of(services.tokens(), "none").build());
          assertThatIllegalStateException()
              .isThrownBy(() -> stage.rotation(services).lease(Duration.ZERO).build());
          assertThatIllegalStateException()
              .isThrownBy(
                  () -> stage.rotation(services).gracePeriod(Duration.ofMinutes(19)).build());
        });
  }
}
