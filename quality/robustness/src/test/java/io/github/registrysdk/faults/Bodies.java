package io.github.registrysdk.faults;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Successes whose body is not what it should be. */
final class Bodies {
  private static final String SECRET = "\"" + Canary.VALUE + "\"";

  /** The response that is due. */
  static final Fault NONE = Fault.harmless("nothing goes wrong", Scene::response);

  private Bodies() {}

  static List<Fault> all() {
    return Faults.join(List.of(encodings(), missing(), malformed(), fine()));
  }

  private static List<Fault> encodings() {
    return List.of(
        fault(
            "gzip that is none",
            Kind.CUT_BODY,
            "ENCODING",
            scene ->
                Reply.status(200, "Content-Encoding: gzip\r\n", scene.body() + " ".repeat(20))),
        fault("gzip cut", Kind.CUT_BODY, "FRAMING", scene -> gzipCut(scene.body())),
        fault(
            "unknown encoding",
            Kind.UNUSABLE,
            "ENCODING",
            scene -> Reply.status(200, "Content-Encoding: rot13\r\n", scene.body())),
        fault(
            "gzip bomb",
            Kind.UNUSABLE,
            "TOO_LARGE",
            scene -> bytes("Content-Encoding: gzip\r\n", gzip(large(scene, 2_000_000)))),
        fault("huge JSON", Kind.UNUSABLE, "TOO_LARGE", scene -> scene.item(padded(scene, 300_000))),
        Fault.harmless("gzip", scene -> bytes("Content-Encoding: gzip\r\n", gzip(scene.body())))
            .only(Sample::readsBody));
  }

  private static List<Fault> missing() {
    return List.of(
        fault(
            "HTML",
            Kind.UNDOCUMENTED,
            "NOT_JSON",
            scene ->
                Reply.status(
                    200, "Content-Type: text/html\r\n", "<html>" + Canary.VALUE + "</html>")),
        fault(
                "nothing called HTML",
                Kind.UNDOCUMENTED,
                "NOT_JSON",
                scene -> Reply.status(200, "Content-Type: text/html\r\n", ""))
            .only(row -> !row.isStorage()),
        promise(202),
        promise(206),
        promise(299),
        fault("nothing", Kind.NO_JSON, "NOT_JSON", scene -> Reply.status(200, "", "")),
        fault("204", Kind.NO_JSON, "NOT_JSON", scene -> Reply.status(204)),
        fault("nothing but blanks", Kind.CUT_BODY, "DECODE", scene -> scene.json("   ")),
        fault("half of the JSON", Kind.CUT_BODY, "DECODE", scene -> scene.json(half(scene))));
  }

  /** Of something that may be done later, in part or not at all. */
  private static Fault promise(int status) {
    return fault("" + status, Kind.LOST, "STATUS", scene -> Reply.status(status))
        .only(row -> !row.readsBody());
  }

  private static List<Fault> malformed() {
    return List.of(
        broken("HTML called JSON", body -> "<html>" + Canary.VALUE),
        broken("text after the JSON", body -> body + " " + SECRET),
        broken("a second document", body -> body + body),
        broken("a comment", body -> "/*" + Canary.VALUE + "*/" + body),
        broken("single quotes", body -> body.replace('"', '\'')),
        item("a field twice", item -> item.replaceFirst("\\{", "{\"x\":1,\"x\":" + SECRET + ",")),
        item("NaN", item -> with(item, "NaN")),
        item("a word that is no value", item -> with(item, Canary.VALUE)),
        item("a leading zero", item -> with(item, "0123")),
        item("deep nesting", item -> with(item, "[".repeat(200) + "]".repeat(200))),
        item("a long number", item -> with(item, "1".repeat(300))),
        item("a long name", item -> item.replaceFirst("\\{", "{\"" + "n".repeat(2000) + "\":1,")),
        encoded("invalid UTF-8", StandardCharsets.ISO_8859_1),
        encoded("UTF-16", StandardCharsets.UTF_16),
        encoded("UTF-16 without a mark", StandardCharsets.UTF_16LE));
  }

  private static List<Fault> fine() {
    return List.of(
        NONE,
        fine("unknown fields", scene -> scene.item(with(scene.item(), "{\"a\":[" + SECRET + "]}"))),
        fine("a byte order mark", scene -> scene.json("\ufeff" + scene.body())),
        fine("blanks around", scene -> scene.json(" \r\n\t" + scene.body() + "\n ")),
        fine("no content type", scene -> Reply.status(200, "", scene.body())),
        fine(
                "a number for an id",
                scene -> scene.item(scene.item().replace("\"id\":", "\"id\":17,\"renamed\":")))
            .only(row -> "id".equals(row.required()) && !row.signsIn()),
        fine("201", scene -> Reply.status(201, "", scene.body())),
        fine(
                "unknown enumeration value",
                scene ->
                    scene.item(
                        scene
                            .item()
                            .replace("\"ruby\"", "\"novel\"")
                            .replace("\"maven_repository\"", "\"novel\"")
                            .replace("\"private\"", "\"novel\"")
                            .replace("\"basic\"", "\"novel\"")))
            .only(row -> row.item().matches(".*\"(ruby|maven_repository|basic)\".*")));
  }

  private static Fault fine(String name, Function<Scene, Reply> reply) {
    return Fault.harmless(name, reply).only(Sample::readsBody);
  }

  private static Fault fault(String name, Kind kind, String reason, Function<Scene, Reply> reply) {
    return Fault.of(name, kind, ProtocolException.class, reason, reply);
  }

  private static Fault broken(String name, UnaryOperator<String> body) {
    return fault(name, Kind.UNUSABLE, "DECODE", scene -> scene.json(body.apply(scene.body())));
  }

  private static Fault item(String name, UnaryOperator<String> item) {
    return fault(name, Kind.UNUSABLE, "DECODE", scene -> scene.item(item.apply(scene.item())));
  }

  private static Fault encoded(String name, Charset charset) {
    return fault(
        name,
        Kind.UNUSABLE,
        "DECODE",
        scene ->
            bytes(
                "Content-Type: application/json\r\n",
                scene.body().replaceFirst("\\{", "{\"ü\":\"ü\",").getBytes(charset)));
  }

  private static String with(String item, String value) {
    return item.isEmpty() ? item : item.replaceFirst("\\{", "{\"unheard_of\":" + value + ",");
  }

  private static String padded(Scene scene, int size) {
    return with(scene.item(), "\"" + "x".repeat(size) + "\"");
  }

  private static String large(Scene scene, int size) {
    return scene.row.shape().around(padded(scene, size));
  }

  private static String half(Scene scene) {
    String body = scene.body();
    return body.substring(0, body.length() / 2);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Reply gzipCut(String body) {
    byte[] whole = gzip(body);
    return bytes("Content-Encoding: gzip\r\n", java.util.Arrays.copyOf(whole, whole.length / 2));
  }

  private static Reply bytes(String headers, byte[] body) {
    String head = "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
    return exchange -> exchange.send(head).send(body);
  }
}
