package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** How an answer's text becomes bytes on the wire, rightly and wrongly. */
enum Carriage {
  WHOLE {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      return Responses.of(answer.status, answer.headers, answer.text().getBytes(UTF_8));
    }
  },
  ENDS_EARLY {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      return Responses.of(answer.status, answer.headers, cut(answer, random).getBytes(UTF_8));
    }
  },
  CONNECTION_LOST {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      return headed(answer, "Content-Length: 900000\r\n", cut(answer, random).getBytes(UTF_8));
    }
  },
  CHUNKS_CUT {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      String text = "fffff\r\n" + cut(answer, random);
      return headed(answer, "Transfer-Encoding: chunked\r\n", text.getBytes(UTF_8));
    }
  },
  ZIPPED {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      byte[] zipped = gzip(answer.text().getBytes(UTF_8));
      return headed(answer, "Content-Encoding: gzip\r\n", zipped);
    }
  },
  SAYS_ZIPPED {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      String coding = Spoiling.pick(random, "gzip", "br", "deflate, gzip");
      return headed(answer, "Content-Encoding: " + coding + "\r\n", answer.text().getBytes(UTF_8));
    }
  },
  UTF_16 {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      Charset charset = random.nextBoolean() ? UTF_16LE : UTF_16BE;
      String mark = random.nextBoolean() ? "\ufeff" : "";
      return Responses.of(answer.status, answer.headers, (mark + answer.text()).getBytes(charset));
    }
  },
  INVALID_UTF_8 {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      answer.fields.add(
          0, new TokenResponse.Field("\"bad\"", "\"\u00ff\u00c3\u00ed\u00a0\u0080\""));
      return Responses.of(answer.status, answer.headers, answer.text().getBytes(ISO_8859_1));
    }
  },
  JSON_IN_A_STRING {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      String inner = answer.text().replace("\\", "\\\\").replace("\"", "\\\"");
      String text = '"' + inner.replace("\n", "\\n") + '"';
      return Responses.of(answer.status, answer.headers, text.getBytes(UTF_8));
    }
  },
  IN_HTML {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      String quote = Spoiling.pick(random, "&quot;", "&#34;", "&#x22;");
      String text = "<html><pre>" + answer.text().replace("\"", quote) + "</pre>";
      return Responses.of(answer.status, "Content-Type: text/html\r\n", text.getBytes(UTF_8));
    }
  },
  SINGLE_QUOTES {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      String text = answer.text().replace('"', '\'');
      return Responses.of(answer.status, answer.headers, text.getBytes(UTF_8));
    }
  },
  OTHER_STATUS {
    @Override
    byte[] carry(TokenResponse answer, Random random) {
      int[] statuses = {200, 202, 203, 206, 299, 302, 307, 400, 404, 409, 422, 500, 502, 504};
      int status = statuses[random.nextInt(statuses.length)];
      String location = "Location: http://localhost/elsewhere\r\n";
      return Responses.of(status, answer.headers + location, answer.text().getBytes(UTF_8));
    }
  };

  /** The bytes on the wire, with the secret in them. */
  abstract byte[] carry(TokenResponse answer, Random random);

  private static byte[] headed(TokenResponse answer, String header, byte[] body) {
    String head = "HTTP/1.1 " + answer.status + " -\r\n" + answer.headers + header + "\r\n";
    return Responses.joined(head.getBytes(ISO_8859_1), body);
  }

  /** Somewhere behind the secret: one that is cut itself would be worth nothing. */
  private static String cut(TokenResponse answer, Random random) {
    int least = answer.head().length();
    String text = answer.text();
    return text.substring(0, least + random.nextInt(text.length() - least + 1));
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
