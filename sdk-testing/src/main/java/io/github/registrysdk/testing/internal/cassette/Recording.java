package io.github.registrysdk.testing.internal.cassette;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.RecordedExchange;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Forwards requests to the provider and keeps what passes. */
public final class Recording {

  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

  private final ArrayNode interactions = Json.array();
  private final Replacements replacements;
  private final Consumer<RecordedExchange> listener;
  private final Forwarding forwarding;
  private final Hosts hosts;

  /**
   * A recording that is empty.
   *
   * @param hosts the servers that requests are forwarded to
   * @param replacements takes the credentials that requests carry
   * @param listener is notified of each exchange as the provider saw it
   */
  public Recording(Hosts hosts, Replacements replacements, Consumer<RecordedExchange> listener) {
    this.hosts = hosts;
    this.forwarding = new Forwarding(hosts);
    this.replacements = replacements;
    this.listener = listener;
  }

  /** The provider's response; null if there was none. */
  public @Nullable FakeResponse respond(Host host, FakeRequest request) {
    HttpResponse<byte[]> response = forwarding.send(host, request);
    if (response == null) {
      return null;
    }
    Map<String, List<String>> headers = response.headers().map();
    listener.accept(
        new RecordedExchange(
            request.method(),
            request.path(),
            response.statusCode(),
            headers,
            new String(response.body(), UTF_8)));
    return received(host, request, response.statusCode(), headers, response.body());
  }

  private synchronized FakeResponse received(
      Host host,
      FakeRequest request,
      int status,
      Map<String, List<String>> headers,
      byte[] original) {
    String authorization = request.header("Authorization");
    if (authorization != null) {
      replacements.secret(authorization.replaceFirst("^\\S+ +", ""));
    }
    var rewritten = new LinkedHashMap<String, String>();
    headers.forEach(
        (name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            rewritten.put(name, hosts.received(String.join(", ", values)));
          }
        });
    JsonNode json = Json.read(original);
    byte[] body = original;
    if (json != null && !json.isMissingNode()) {
      JsonNode local = Texts.map(json, text -> hosts.received(text));
      body = local.equals(json) ? original : Json.text(local).getBytes(UTF_8);
    }
    ObjectNode interaction = interactions.addObject();
    interaction.set("request", Interaction.request(host, request, hosts));
    var shown = new LinkedHashMap<String, List<String>>();
    rewritten.forEach((name, value) -> shown.put(name, List.of(value)));
    interaction.set("response", Interaction.response(status, shown, body, hosts));
    return FakeResponse.of(status, rewritten, body);
  }

  /**
   * Writes the cassette, unless something in it looks like a secret.
   *
   * @throws IllegalStateException naming each such place; nothing is written then
   */
  public synchronized void write(Path file, String source, Set<String> kept) {
    ObjectNode cassette = Json.object().put("source", source);
    cassette.set("interactions", replacements.in(interactions));
    List<String> leaks = SecretSearch.in(cassette, replacements.secrets(), kept);
    if (!leaks.isEmpty()) {
      throw new IllegalStateException(
          file.getFileName() + " was not written: " + String.join("; ", leaks));
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, Json.pretty(cassette));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
