package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret of a new token is shown once: it is in the result, or in the exception. */
class OneTimeTokenTest {
  private static final Optional<Secret> SECRET = Optional.of(Canary.ONCE.secret());
  private static final String TOKEN = "\"token\": \"" + Canary.ONCE.text() + "\"";
  private static final List<String> OTHERS =
      List.of(
          "\"id\":\"0191b6a2-aa51-70d0-8a5f-aabce115b0fd\"",
          "\"graphql_id\":\"UmVnaXN0cnlUb2tlbi0tLTAxOTE=\"",
          "\"description\":\"Usher\"",
          "\"url\":\"https://api.example.com/v2/tokens/0191b6a2\"",
          "\"created_at\":\"2024-09-03T06:46:39.441Z\"",
          "\"created_by\":{\"id\":\"u1\",\"name\":\"Ann\"}",
          "\"organization\":{\"id\":\"o1\",\"slug\":\"acme\"}",
          "\"registry\":{\"id\":\"r1\",\"slug\":\"gems\"}");

  @Test
  void isReturnedWhereverItsFieldStands() {
    for (int at = 0; at <= OTHERS.size(); at++) {
      assertThat(secret(Responses.ok(bytes(object(at))))).isEqualTo(SECRET);
    }
  }

  /** The response ends early, or its connection breaks, or a chunk does not arrive whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "Content-Length: 900000\r\n", "Transfer-Encoding: chunked\r\n\r\nfffff"})
  void isRecoveredFromEveryTruncatedResponseThatHasAllOfIt(String header) {
    for (int at = 0; at <= OTHERS.size(); at += 4) {
      String whole = object(at);
      int complete = whole.indexOf(TOKEN) + TOKEN.length();
      for (int end = 0; end < whole.length(); end++) {
        String head = "HTTP/1.1 201 -\r\nConnection: close\r\n" + header + "\r\n";
        byte[] response = bytes(head + whole.substring(0, end));
        assertThat(secret(response))
            .as("%s, %s bytes of %s", header, end, whole)
            .isEqualTo(end < complete ? Optional.empty() : SECRET);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "7",
        "1.5e9",
        "\"\"",
        "\"text\"",
        "[]",
        "{}",
        "[null]",
        "NaN",
        "oops",
        "\"a"
      })
  void isNotLostWhenAnotherFieldIsWrong(String value) {
    for (int wrong = 0; wrong < OTHERS.size(); wrong++) {
      for (int at : new int[] {0, OTHERS.size()}) {
        List<String> fields = new ArrayList<>(OTHERS);
        fields.set(wrong, fields.get(wrong).replaceFirst(":.*", ":" + value));
        fields.add(at, TOKEN);
        assertThat(secret(Responses.ok(bytes("{" + String.join(",", fields) + "}"))))
            .as("%s", fields)
            .isEqualTo(SECRET);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "{\"data\":%s}", "{\"data\":[%s]}", "<pre>%s</pre>", "%s more"})
  void isRecoveredWhenTheObjectIsWrapped(String around) {
    byte[] body = bytes(around.formatted(object(OTHERS.size())));
    assertThat(secret(Responses.ok(body))).isEqualTo(SECRET);
    assertThat(secret(Responses.of(201, "Content-Type: text/html\r\n", body))).isEqualTo(SECRET);
  }

  /** Of a token that was returned, or of the exception. */
  private static Optional<Secret> secret(byte[] response) {
    MemoryWire wire = MemoryWire.responding(response);
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.Outcome outcome =
          Oracle.judge(wire, () -> Calls.run(Calls.CREATE_TOKEN, client), Canary.ONCE);
      assertThat(wire.requests()).hasSize(1);
      return OneTimeTokenFuzzTest.secret(outcome);
    }
  }

  private static String object(int at) {
    List<String> fields = new ArrayList<>(OTHERS);
    fields.add(at, TOKEN);
    return "{" + String.join(", ", fields) + "}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
