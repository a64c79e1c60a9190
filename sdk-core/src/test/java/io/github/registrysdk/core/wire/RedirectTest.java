package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects move reads within an origin, and nothing else. */
final class RedirectTest extends WireTest {
  private static final int[] KINDS = {301, 302, 303, 307, 308};

  private static Reply to(int status, String location) {
    return Reply.status(status, "Location: " + location + "\r\n", "");
  }

  private ProtocolException refused(AcmeClient client, Verb verb) {
    ProtocolException e = failure(ProtocolException.class, () -> verb.send(client));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.REDIRECT);
    return e;
  }

  @Test
  void tokenInTheHostOfARedirectIsNotShown() {
    server.always(to(302, "https://" + TOKEN + ".example/"));
    assertThat(refused(client(), Verb.GET)).hasMessageContaining("[secret].example");
  }

  static Stream<Arguments> writes() {
    return Arrays.stream(KINDS)
        .boxed()
        .flatMap(
            status ->
                Arrays.stream(Verb.values())
                    .filter(verb -> verb != Verb.GET)
                    .map(verb -> Arguments.of(status, verb)));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void writeIsNeverRedirected(int status, Verb verb) {
    server.reply(to(status, "/v1/widgets/w2")).always(Reply.widget());
    ProtocolException e = refused(client(), verb);
    assertThat(server.requests()).hasSize(1);
    assertThat(e.effect()).isEqualTo(status == 302 || status == 303 ? Effect.UNKNOWN : Effect.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void readIsRedirectedWithinItsOriginThreeTimes(int status) throws Exception {
    server
        .reply(to(status, "/v1/a"), to(status, "b"), to(status, server.url() + "/c#top"))
        .always(Reply.widget());
    AcmeClient client = client();
    Verb.GET.send(client);
    assertThat(server.requests())
        .extracting(Received::target)
        .containsExactly("/v1/widgets/w1", "/v1/a", "/v1/b", "/c");
    assertThat(server.requests())
        .allSatisfy(r -> assertThat(r.header("Authorization")).isEqualTo("Bearer " + TOKEN));
  }

  /** With its value, or a name without one. */
  @ParameterizedTest
  @ValueSource(strings = {"signature=c2lnbmF0dXJl", "c2lnbmF0dXJl"})
  void signatureInTheUrlOfARedirectIsRedacted(String query) {
    server
        .reply(to(302, "/v1/a?" + query))
        .always(Reply.status(403, "Server: c2lnbmF0dXJl\r\n", "{\"message\":\"no c2lnbmF0dXJl\"}"));
    SdkException e = failure(() -> Verb.GET.send(client()));
    assertThat(e).hasMessageContaining("no [secret]");
    assertThat(e.responseHeader("Server")).contains("[secret]");
  }

  @Test
  void signatureInThePathOfARedirectIsRedactedAndThePathOfTheCallIsNot() {
    server
        .reply(to(302, "/v1/c2lnbmF0dXJl/widgets-w1/widgets"))
        .always(
            Reply.status(
                403, "", "{\"message\":\"no /v1/c2lnbmF0dXJl/widgets-w1 with widgets-w2\"}"));
    SdkException e = failure(() -> client().send(ApiRequest.get("widgets", "widgets-w1")));
    assertThat(e).hasMessageContaining("no /v1/[secret]/widgets-w1 with widgets-w2");
  }

  @Test
  void wordsInThePathOfARedirectAndPartsOfTheCallAreNoSecrets() {
    server
        .reply(to(301, "/v1/repositories/Widgets-W1/my-widget-1.0"))
        .always(Reply.status(403, "", "{\"message\":\"Repository my-widget-1 of WIDGETS-W1\"}"));
    SdkException e =
        failure(() -> client().send(ApiRequest.get("widgets", "widgets-w1", "my-widget-1")));
    assertThat(e).hasMessageContaining("Repository my-widget-1 of WIDGETS-W1");
  }

  @Test
  void fourthRedirectIsOneTooMany() {
    server.always(to(302, "/v1/widgets/w1"));
    refused(client(), Verb.GET);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void redirectsDoNotCountAsFailedAttempts() {
    server.reply(to(302, "a"), to(302, "b"), to(302, "c")).always(Reply.status(500));
    SdkException e = failure(ServerException.class, () -> Verb.GET.send(client()));
    assertThat(server.requests()).hasSize(7);
    assertThat(e.attempts()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void tokenNeverGoesToAnotherOrigin(int status) {
    try (RawServer other = RawServer.start().always(Reply.widget())) {
      for (String location :
          new String[] {
            other.url() + "/v1/widgets/w1",
            "http://localhost:" + server.port() + "/x",
            "https://127.0.0.1:" + server.port() + "/x",
            "//localhost:" + other.port() + "/x",
            "http://user:pass@127.0.0.1:" + server.port() + "/x",
            "ftp://127.0.0.1/x",
            "http://[broken"
          }) {
        server.always(to(status, location));
        ProtocolException e = refused(client(), Verb.GET);
        assertThat(e.getMessage()).doesNotContain("/x", "pass");
      }
      assertThat(other.connections()).isZero();
      assertThat(server.requests()).hasSize(7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 304, 305, 306, 399})
  void otherThreeHundredsAreNoRedirects(int status) {
    server.always(to(status, "/v1/a"));
    refused(client(), Verb.GET);
    assertThat(server.requests()).hasSize(1);
  }
}
