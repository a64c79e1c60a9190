package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that is shown once is in the exception if the response could not be read. */
final class OneTimeSecretTest extends WireTest {
  private static final String ONCE = "once-7d1e";
  private static final String GOOD = "{\"id\":\"w1\",\"token\":\"" + ONCE + "\"}";

  private void recovered(Reply reply, Class<? extends SdkException> type) {
    server.reply(reply);
    AcmeClient client = client();
    SdkException e = failure(type, () -> client.widgets().create("one"));
    assertThat(e.recoveredSecret()).map(Secret::reveal).contains(ONCE);
    assertThat(e).hasMessageNotContaining(ONCE).hasToString(e.toString());
    assertThat(String.valueOf(e.getCause())).doesNotContain(ONCE);
  }

  @Test
  void validResponseContainsIt() throws Exception {
    server.reply(Reply.json(GOOD));
    AcmeClient client = client();
    assertThat(client.widgets().create("one").token()).isEqualTo(Secret.of(ONCE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":true,\"token\":\"once-7d1e\"}",
        "{\"token\":\"once-7d1e\"}",
        "{\"id\":null,\"token\":\"once-7d1e\"}",
        "{\"id\":\"a\",\"id\":\"b\",\"token\":\"once-7d1e\"}",
        "{\"id\":\"a\",\"token\":\"once-7d1e\"} trailing",
        "{\"id\":\"a\" \"token\" : \"once-7d1e\"}",
        "[{\"id\":\"a\",\"token\":\"once-7d1e\"}]",
        "{\"data\":{\"id\":\"a\",\"token\":\"once-7d1e\"}}",
        "{\"id\":\"a\",\"token\":\"once-7d1e\",\"x\":NaN}"
      })
  void recoveredFromJsonOfAnotherForm(String body) {
    recovered(Reply.json(body), ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
      })
  void recoveredFromATruncatedResponse(String head) {
    recovered(Reply.rawThenClose(head + GOOD), OutcomeUnknownException.class);
    recovered(
        Reply.rawThenClose(head + "{\"token\":\"" + ONCE + "\",\"id\":\"w"),
        OutcomeUnknownException.class);
  }

  @Test
  void recoveredFromAResponseThatEndsEarly() {
    recovered(Reply.json("{\"token\":\"" + ONCE + "\",\"id\":"), OutcomeUnknownException.class);
    recovered(
        Reply.status(200, "Content-Type: text/html\r\n", "<p>" + GOOD),
        OutcomeUnknownException.class);
  }

  @Test
  void recoveredFromAResponseThatIsTooLarge() {
    String filler = ",\"x\":\"" + "x".repeat(20_000) + "\"}";
    server.reply(Reply.json(GOOD.replace("}", filler)));
    AcmeClient client = client(b -> b.maxResponseBytes(10_000));
    ProtocolException e = failure(ProtocolException.class, () -> client.widgets().create("one"));
    assertThat(e.recoveredSecret()).contains(Secret.of(ONCE));
  }

  @ParameterizedTest
  @ValueSource(ints = {40_000, 900_000})
  void recoveredFromAfterWhatCouldNotBeRead(int distance) {
    String filler = ",\"x\":\"" + "x".repeat(distance) + "\"";
    recovered(
        Reply.json("{\"id\":true" + filler + ",\"token\":\"" + ONCE + "\"}"),
        ProtocolException.class);
  }

  @Test
  void compressedResponseIsReadToo() throws Exception {
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    byte[] zipped = gzip(GOOD);
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ";
    response.writeBytes((head + zipped.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    response.writeBytes(zipped);
    server.reply(Reply.rawThenClose(response.toByteArray()));
    AcmeClient client = client();
    assertThat(client.widgets().create("one").token()).isEqualTo(Secret.of(ONCE));
    assertThat(server.requests().get(0).header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void recoveredFromATruncatedCompressedResponse() throws IOException {
    byte[] whole = gzip(GOOD.replace("}", ",\"x\":\"" + "y".repeat(300) + "\"}"));
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 999\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    response.write(whole, 0, whole.length - 12);
    recovered(Reply.rawThenClose(response.toByteArray()), SdkException.class);
  }

  @Test
  void recoveredWhenTheCallTimesOutWhileReading() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    server.always(
        exchange -> {
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + GOOD.replace("}", ","));
          begun.countDown();
          exchange.awaitHangUp();
        });
    AcmeClient client = client(b -> b.callTimeout(java.time.Duration.ofSeconds(1)));
    SdkException e = failure(OutcomeUnknownException.class, () -> client.widgets().create("one"));
    assertThat(e.recoveredSecret()).contains(Secret.of(ONCE));
    assertThat(begun.await(0, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void veryLongSecretDoesNotExhaustTheStack() {
    String secret = "a\\\"".repeat(10_000);
    server.reply(Reply.json("{\"id\":true,\"token\":\"" + secret + "\"}"));
    AcmeClient client = client();
    failure(ProtocolException.class, () -> client.widgets().create("one"));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
