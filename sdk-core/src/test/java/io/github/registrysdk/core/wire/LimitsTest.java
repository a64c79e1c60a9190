package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that are larger than they should be. */
final class LimitsTest extends WireTest {
  /** 10 KiB that become 10 MiB. */
  private static final byte[] BOMB = gzip("{\"id\":", 10 * 1024 * 1024);

  private static Reply zipped(int status, byte[] gzip) {
    String head =
        "HTTP/1.1 "
            + status
            + " X\r\nContent-Encoding: gzip\r\nContent-Length: "
            + gzip.length
            + "\r\n\r\n";
    return exchange -> exchange.send(head).send(gzip);
  }

  private static byte[] gzip(String start, int spaces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start.getBytes(StandardCharsets.UTF_8));
      out.write(" ".repeat(spaces).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void compressedResponseIsRead() throws Exception {
    server.always(zipped(200, gzip("{\"id\":\"w1\"}", 0)));
    AcmeClient client = client();
    assertThat(client.widgets().get("w1").id()).isEqualTo("w1");
    assertThat(server.requests().get(0).header("Accept-Encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void bombIsCappedAfterDecompression(Verb verb) throws Exception {
    server.always(zipped(200, BOMB));
    AcmeClient client = client();
    if (verb == Verb.DELETE) {
      verb.send(client);
      return;
    }
    ProtocolException e = failure(ProtocolException.class, () -> verb.send(client));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE);
    assertThat(e.effect()).isEqualTo(verb == Verb.GET ? Effect.NONE : Effect.DONE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void bombInAnErrorHidesNothing() {
    server.always(zipped(404, BOMB));
    AcmeClient client = client();
    failure(NotFoundException.class, () -> Verb.GET.send(client));
  }

  @Test
  void responseUpToTheLimitIsRead() throws Exception {
    String body = "{\"id\":\"w1\"}";
    server.always(Reply.json(body));
    AcmeClient fits = client(b -> b.maxResponseBytes(body.length()));
    Verb.GET.send(fits);
    AcmeClient tight = client(b -> b.maxResponseBytes(body.length() - 1));
    ProtocolException e = failure(ProtocolException.class, () -> Verb.GET.send(tight));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE);
  }

  @Test
  void deeplyNestedResponseIsRefusedAtOnce() {
    server.always(Reply.json("{\"id\":\"w1\",\"x\":" + "[".repeat(100_000)));
    AcmeClient client = client();
    ProtocolException e = failure(ProtocolException.class, () -> Verb.GET.send(client));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.DECODE);
    assertThat(server.requests()).hasSize(1);
  }
}
