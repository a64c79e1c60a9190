package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.ExpectedRetry.Verdict;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault for every class of request: how often it is sent and what the caller learns. */
final class RetryWireTest extends WireTest {
  static Stream<Arguments> everyFaultOfEveryVerb() {
    return Arrays.stream(Fault.values())
        .flatMap(fault -> Arrays.stream(Verb.values()).map(verb -> Arguments.of(fault, verb)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyFaultOfEveryVerb")
  void faultIsHandledAsTheRetryTableSays(Fault fault, Verb verb) throws Exception {
    server.always(fault.reply);
    AcmeClient client = client();
    Verdict expected = fault.expected(verb);

    if (expected == Verdict.DONE) {
      assertThat(verb.send(client)).isEqualTo("deleted");
    } else {
      SdkException e = failure(() -> verb.send(client));
      SdkException plain = e;
      if (expected == Verdict.UNKNOWN) {
        plain = ((OutcomeUnknownException) e).getCause();
      }
      assertThat(plain).isInstanceOf(fault.exception);
      assertThat(Fault.reason(plain)).isEqualTo(fault.reason);
      assertThat(e.attempts()).isEqualTo(expected.requests());
      assertThat(e.effect()).isEqualTo(effect(fault, verb));
      assertThat(e.getMessage())
          .hasLineCount(1)
          .doesNotContain(TOKEN)
          .contains("127.0.0.1")
          .startsWith("could not ");
    }
    assertThat(server.requests()).hasSize(expected.requests());
  }

  /** What a caller may conclude when the same fault came to the end. */
  private static Effect effect(Fault fault, Verb verb) {
    if (verb == Verb.GET) {
      return Effect.NONE;
    }
    return switch (fault.kind) {
      case "lost", "cut", "no-json", "strange" -> Effect.UNKNOWN;
      case "unusable" -> Effect.DONE;
      case "final" -> fault == Fault.STATUS_501 ? Effect.UNKNOWN : Effect.NONE;
      default -> Effect.NONE;
    };
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void readSurvivesOneFaultThatMayPass(Fault fault) throws Exception {
    server.reply(fault.reply).always(Reply.widget());
    AcmeClient client = client();
    if (!fault.expected(Verb.GET).retries()) {
      failure(() -> client.widgets().get("w1"));
      assertThat(server.requests()).hasSize(1);
    } else {
      assertThat(client.widgets().get("w1").id()).isEqualTo("w1");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void notFoundAfterAnUnclearDeleteMeansThatItIsDone() throws Exception {
    server.reply(Reply.close(), Reply.status(404));
    AcmeClient client = client();
    assertThat(Verb.DELETE.send(client)).isEqualTo("deleted");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void notFoundOfALaterDeleteIsNotTakenForDone() throws Exception {
    server.reply(Reply.close(), Reply.status(404), Reply.status(404));
    AcmeClient client = client();
    Verb.DELETE.send(client);
    failure(NotFoundException.class, () -> Verb.DELETE.send(client));
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void refusalAfterAnUnclearDeleteLeavesItUnknown() {
    server.reply(Reply.close(), Reply.status(403));
    AcmeClient client = client();
    assertThat(failure(() -> Verb.DELETE.send(client)).effect()).isEqualTo(Effect.UNKNOWN);
  }

  @Test
  void deleteWhoseNeededResponseIsLostIsReportedAsDone() {
    server.reply(Fault.TRUNCATED_BODY.reply, Reply.close(), Reply.status(404));
    AcmeClient client = client();
    assertThat(failure(() -> client.widgets().remove("w1")).effect()).isEqualTo(Effect.DONE);
    assertThat(failure(() -> client.widgets().remove("w1")).effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void exceptionOfTheBackoffIsSuppressedInTheFailure() {
    server.always(Reply.status(500));
    IllegalStateException broken = new IllegalStateException("no table");
    RetryPolicy failing =
        RetryPolicy.builder()
            .backoff(
                (retry, random) -> {
                  throw broken;
                })
            .build();
    RetryPolicy missing = RetryPolicy.builder().backoff((retry, random) -> null).build();
    for (RetryPolicy policy : List.of(failing, missing)) {
      AcmeClient client = client(b -> b.retryPolicy(policy));
      ServerException e = failure(ServerException.class, () -> Verb.GET.send(client));
      assertThat(e.attempts()).isEqualTo(1);
      assertThat(e.getSuppressed()).hasSize(1);
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void backoffGrowsAndStaysWithinItsLimits() {
    server.always(Reply.status(500));
    AcmeClient client = client();
    failure(() -> Verb.GET.send(client));
    assertThat(time.sleeps()).hasSize(3);
    assertThat(time.sleeps().get(0).toMillis()).isBetween(0L, 250L);
    assertThat(time.sleeps().get(1).toMillis()).isBetween(0L, 500L);
    assertThat(time.sleeps().get(2).toMillis()).isBetween(0L, 1000L);
  }

  @Test
  void unknownOutcomeHasARecoveryHint() {
    server.always(Reply.close());
    AcmeClient client = client();
    OutcomeUnknownException e =
        failure(OutcomeUnknownException.class, () -> Verb.CREATE.send(client));
    assertThat(e.recoveryHint()).isEqualTo("look for its name in the list");
    assertThat(e).hasMessageContaining("look for its name in the list");
  }
}
