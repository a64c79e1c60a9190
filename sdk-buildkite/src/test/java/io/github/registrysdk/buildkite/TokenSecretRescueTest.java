package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testsupport.Fixture;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token's secret is shown once: whatever else is wrong with that answer must not lose it. */
class TokenSecretRescueTest {
  private static final String SECRET = "bkpt_shown-only-once";
  private static final String FIELD = "\"token\": \"" + SECRET + "\"";

  private final ScriptedBuildkite buildkite = new ScriptedBuildkite();

  @AfterEach
  void close() {
    buildkite.close();
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        broken("wrong type of the id", "{\"id\": 7, " + FIELD + "}"),
        broken("wrong type of the time", "{\"id\": \"1\", \"created_at\": true, " + FIELD + "}"),
        broken("time that is none", "{\"id\": \"1\", \"created_at\": \"soon\", " + FIELD + "}"),
        broken("defect before the secret", "{\"id\": null, \"x\": [1, 2], " + FIELD + "}"),
        broken("required field missing", "{" + FIELD + "}"),
        broken("malformed behind the secret", "{" + FIELD + ", oops}"),
        broken("malformed before the secret", "{oops, " + FIELD + "}"),
        broken("duplicate field", "{\"id\": \"1\", \"id\": \"2\", " + FIELD + "}"),
        broken("trailing text", "{" + FIELD + "} more"),
        broken("wrapped in a list", "[{" + FIELD + "}]"),
        broken("ends early", "{" + FIELD + ", \"id\": \"019"),
        Arguments.of("HTML around it", "text/html", "<pre>{" + FIELD + "}</pre>"));
  }

  private static Arguments broken(String what, String body) {
    return Arguments.of(what, "application/json", body);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenAnswers")
  void secretIsInTheException(String what, String type, String body) {
    buildkite.responding(
        new MockResponse.Builder().setHeader("Content-Type", type).body(body).build());

    SdkException failure = createFails();

    assertThat(failure.recoveredSecret()).contains(Secret.of(SECRET));
    assertThat(failure)
        .isInstanceOfAny(ProtocolException.class, OutcomeUnknownException.class)
        .hasMessageStartingWith("could not create a registry token: POST ");
    assertThat(failure.effect()).isNotEqualTo(Effect.NONE);
    assertThat(everythingPrinted(failure)).doesNotContain(SECRET).doesNotContain("oops");
    assertThat(buildkite.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"credentials\": {FIELD}",
        "\"x\": [1, {\"y\": {FIELD}}]",
        "\"token\": null, \"registry\": {\"id\": \"1\", \"slug\": \"gems\", FIELD}"
      })
  void secretInAnotherPlaceIsInTheException(String fields) {
    String body = "{\"id\": \"1\", \"created_at\": \"2024-09-03T06:46:39Z\", " + fields + "}";
    buildkite.responding(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body(body.replace("FIELD", FIELD))
            .build());

    SdkException failure = createFails();

    assertThat(failure.recoveredSecret()).contains(Secret.of(SECRET));
    assertThat(everythingPrinted(failure)).doesNotContain(SECRET);
  }

  @Test
  void secretIsInTheExceptionWhenTheConnectionBreaks() {
    String whole = Fixture.read("buildkite/token-created.json").replace("}", ", \"x\": 1}");
    buildkite.responding(
        new MockResponse.Builder()
            .setHeader("Content-Type", "application/json")
            .body(whole.substring(0, whole.length() - 4))
            .setHeader("Content-Length", whole.length())
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build());

    SdkException failure = createFails();

    assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
    assertThat(failure.recoveredSecret()).contains(Secret.of(SECRET));
    assertThat(everythingPrinted(failure)).doesNotContain(SECRET);
  }

  @Test
  void unknownOutcomeNamesTheWayToFindTheToken() {
    buildkite.responding(
        new MockResponse.Builder().setHeader("Content-Type", "text/html").body("<p>").build());

    OutcomeUnknownException failure = (OutcomeUnknownException) createFails();

    assertThat(failure.recoveredSecret()).isEmpty();
    assertThat(failure.recoveryHint()).contains("tokens().list()").contains("delete");
  }

  private SdkException createFails() {
    return catchThrowableOfType(
        SdkException.class, () -> buildkite.gems().tokens().create("Usher"));
  }

  private static String everythingPrinted(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
