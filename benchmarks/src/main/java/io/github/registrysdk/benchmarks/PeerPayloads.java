package io.github.registrysdk.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the peers' providers answer: a file and a list of files, a repository and its labels. */
final class PeerPayloads {
  private PeerPayloads() {}

  static boolean has(String path) {
    return path.startsWith("/openai/") || path.startsWith("/github/");
  }

  static byte[] body(String path, int port) {
    String json;
    if (path.startsWith("/openai/")) {
      json = path.endsWith("/files") || path.contains("/files?") ? files() : file(0);
    } else if (path.contains("/labels")) {
      json = "[" + joined(i -> label(i, port)) + "]";
    } else {
      json = repository(port);
    }
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String joined(IntFunction<String> item) {
    return IntStream.range(0, Payloads.ITEMS).mapToObj(item).collect(Collectors.joining(","));
  }

  private static String files() {
    return "{\"object\":\"list\",\"data\":["
        + joined(PeerPayloads::file)
        + "],\"has_more\":false,\"first_id\":\"file-0\",\"last_id\":\"file-99\"}";
  }

  private static String file(int i) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"file-%08xq7WLJ2bY\",\"object\":\"file\",\"bytes\":%d,\"created_at\":%d,"
            + "\"expires_at\":%d,\"filename\":\"acme-observability-collector-%d.jsonl\","
            + "\"purpose\":\"batch\",\"status\":\"processed\",\"status_details\":null}",
        i * 7919,
        120_000 + i,
        1_724_307_893 + i,
        1_726_899_893 + i,
        i);
  }

  private static String label(int i, int port) {
    return String.format(
        Locale.ROOT,
        "{\"id\":%d,\"node_id\":\"MDU6TGFiZWwyMDgwNDU5NDY%d\","
            + "\"url\":\"http://127.0.0.1:%d/github/repos/acme/collector/labels/area-%d\","
            + "\"name\":\"area-%d\",\"description\":\"Belongs to the area number %d of the project\","
            + "\"color\":\"f0ccff\",\"default\":false}",
        208045946 + i,
        i,
        port,
        i,
        i,
        i);
  }

  private static String repository(int port) {
    String urls =
        Stream.of(
                "html", "forks", "keys", "teams", "hooks", "events", "tags", "languages", "merges")
            .map(
                what ->
                    "\"" + what + "_url\":\"http://127.0.0.1:" + port + "/github/" + what + "\"")
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "{\"id\":1296269,\"node_id\":\"MDEwOlJlcG9zaXRvcnkxMjk2MjY5\",\"name\":\"collector\","
            + "\"full_name\":\"acme/collector\",\"private\":false,\"fork\":false,"
            + "\"url\":\"http://127.0.0.1:%1$d/github/repos/acme/collector\","
            + "\"description\":\"Collects what can be observed\",\"stargazers_count\":80,"
            + "\"created_at\":\"2011-01-26T19:01:12Z\",\"pushed_at\":\"2011-01-26T19:06:43Z\","
            + "\"owner\":{\"login\":\"acme\",\"id\":9919,\"type\":\"Organization\","
            + "\"url\":\"http://127.0.0.1:%1$d/github/orgs/acme\"},%2$s}",
        port,
        urls);
  }
}
