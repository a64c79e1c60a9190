package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose response needs no body, and a success that the provider does not document. */
final class UndocumentedSuccessTest extends WireTest {
  private static final Upload UPLOAD = Upload.bytes("w.bin", new byte[10]);

  static List<Reply> undocumented() {
    return List.of(
        Reply.status(200, "Content-Type: text/html; charset=utf-8\r\n", "<html>sign in</html>"),
        Reply.status(200, "Content-Type: text/html\r\n", ""),
        Reply.status(200, "Content-Type: text/plain\r\n", "ok"),
        Reply.status(202),
        Reply.status(206),
        Reply.status(299));
  }

  @Test
  void onlyWhatIsCreatedMayBe201() throws Exception {
    server.always(Reply.status(201));
    client().widgets().publish(UPLOAD);
    ProtocolException e = failure(ProtocolException.class, () -> Verb.DELETE.send(client()));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.STATUS);
  }

  static List<Reply> documented() {
    return List.of(
        Reply.status(204),
        Reply.status(200, "", ""),
        Reply.status(200, "Content-Type: application/json; charset=utf-8\r\n", "{}"),
        Reply.status(200, "Content-Type: application/vnd.acme+json\r\n", "{}"));
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  void deleteIsNotDone(Reply reply) {
    server.always(reply);
    ProtocolException e = failure(ProtocolException.class, () -> Verb.DELETE.send(client()));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e).hasMessageContaining("it may have been done");
    assertThat(e.attempts()).isEqualTo(e.status() == 200 ? 2 : 4);
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  void writeWithoutABodyInItsResponseIsNotDone(Reply reply) {
    server.always(reply);
    OutcomeUnknownException e =
        failure(OutcomeUnknownException.class, () -> client().widgets().publish(UPLOAD));
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.getCause()).isInstanceOf(ProtocolException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 203, 206, 299})
  void onlyTheExpectedJsonMakesAnother2xxASuccess(int status) throws Exception {
    String json = "Content-Type: application/json\r\n";
    server.always(Reply.status(status, json, "{\"id\":\"w1\",\"name\":\"one\"}"));
    Verb.CREATE.send(client());
    server.always(Reply.status(status, json, ""));
    failure(OutcomeUnknownException.class, () -> Verb.CREATE.send(client()));
    assertThat(client().send(ApiRequest.delete("widgets")).status()).isEqualTo(status);
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void documentedSuccessIsDone(Reply reply) throws Exception {
    server.always(reply);
    Verb.DELETE.send(client());
    client().widgets().publish(UPLOAD);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void deleteThatFindsNothingAfterAGatewaysPageIsDone() throws Exception {
    server.reply(undocumented().get(0), Reply.status(404), Reply.status(202), Reply.status(404));
    Verb.DELETE.send(client());
    Verb.DELETE.send(client());
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void pageOfAGatewayIsNoSuccessWhateverElseIsWrongWithIt() {
    server.always(
        Reply.status(200, "Content-Type: text/html\r\nContent-Encoding: rot13\r\n", "<ugzy>"));
    ProtocolException e = failure(ProtocolException.class, () -> Verb.CREATE.send(client()));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.ENCODING);
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "202 Said\r\nContent-Length: 2\r\nContent-Length: 4",
        "205 Said\r\nContent-Length: 2",
        "206 Said\r\nContent-Length: 2\r\nContent-Length: 4",
        "299 Said\r\nTransfer-Encoding: gzip",
        "200 Said\r\nContent-Type: text/html\r\nContent-Length: 2\r\nContent-Length: 4",
        "200 Said\r\nContent-Type: text/plain\r\nTransfer-Encoding: gzip"
      })
  void deleteIsNotDoneIfTheResponseIsNotWellFormedEither(String head) {
    server.always(Reply.rawThenClose("HTTP/1.1 " + head + "\r\n\r\n{}  "));
    ProtocolException e = failure(ProtocolException.class, () -> Verb.DELETE.send(client()));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.FRAMING);
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.attempts()).isEqualTo(4);
  }
}
