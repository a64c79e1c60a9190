package io.github.registrysdk.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which answer belongs to which path. A base URL may end in {@code /delay20/}: everything below it
 * takes so many milliseconds; below {@code /gather/} no call is answered before 64 have come.
 */
final class Routes {
  /** As many headers as the providers send. */
  static final Map<String, String> HEADERS = headers();

  private static final int PAGES = 100;

  /** As many as a client reads by default. */
  static final int MANY_PAGES = 10_000;

  /** The same on each of many pages, which are not kept. */
  private static final String ITEMS = Payloads.items(0, Payloads.ITEMS);

  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Date", "Thu, 22 Aug 2024 06:24:53 GMT");
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Connection", "keep-alive");
    headers.put("Server", "nginx");
    headers.put("Vary", "Accept-Encoding, Accept, X-Requested-With");
    headers.put("ETag", "W/\"7b3c9be1d2f04c3aa1b1e5a2c4d5e6f7\"");
    headers.put("Cache-Control", "max-age=0, private, must-revalidate");
    headers.put("X-Request-Id", "7d1a90f0-6e70-4f43-8d22-8f5d1b8f0a11");
    headers.put("X-Runtime", "0.041862");
    headers.put("RateLimit-Scope", "rest");
    headers.put("RateLimit-Limit", "200");
    headers.put("RateLimit-Remaining", "180");
    headers.put("RateLimit-Reset", "42");
    headers.put("RateLimit-User-Scope", "rest_user");
    headers.put("RateLimit-User-Limit", "100");
    headers.put("RateLimit-User-Remaining", "97");
    headers.put("RateLimit-User-Reset", "42");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("X-XSS-Protection", "0");
    headers.put("Referrer-Policy", "origin-when-cross-origin, strict-origin-when-cross-origin");
    headers.put("Strict-Transport-Security", "max-age=31536000; includeSubdomains; preload");
    headers.put("OAuth-Scopes", "read_registries, read_packages, write_packages");
    return headers;
  }

  static int delay(String path) {
    return path.startsWith("/delay")
        ? Integer.parseInt(path.substring(6, path.indexOf('/', 6)))
        : 0;
  }

  /** Whether a call waits for its 63 companions. */
  static boolean gathers(String path) {
    return path.startsWith("/gather/");
  }

  byte[] answer(String path, int port) {
    if (path.contains("/million/")) {
      return response(Payloads.page(ITEMS, next(path, port, MANY_PAGES)), "");
    }
    return answers.computeIfAbsent(
        path, p -> response(body(p, port), p.startsWith("/github/") ? "X-" : ""));
  }

  private static byte[] body(String path, int port) {
    if (path.contains("/paged/")) {
      return paged(path, port);
    }
    if (path.contains("/registries/uploads/") && path.indexOf('?') < 0) {
      return Payloads.one();
    }
    if (path.endsWith("/packages?per_page=100") || path.endsWith("/packages")) {
      return Payloads.list();
    }
    return PeerPayloads.has(path) ? PeerPayloads.body(path, port) : Payloads.one();
  }

  private static byte[] paged(String path, int port) {
    return Payloads.page(
        (page(path) - 1) * Payloads.ITEMS, Payloads.ITEMS, next(path, port, PAGES));
  }

  private static int page(String path) {
    int at = path.indexOf("page=");
    return at < 0 ? 1 : Integer.parseInt(path.substring(at + 5).split("&")[0]);
  }

  private static @Nullable String next(String path, int port, int pages) {
    String base = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    int page = page(path);
    return page < pages ? "http://127.0.0.1:" + port + base + "?page=" + (page + 1) : null;
  }

  private static byte[] response(byte[] body, String limitPrefix) {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
    HEADERS.forEach(
        (name, value) ->
            head.append(name.startsWith("RateLimit-") ? limitPrefix : "")
                .append(name)
                .append(": ")
                .append(value)
                .append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
