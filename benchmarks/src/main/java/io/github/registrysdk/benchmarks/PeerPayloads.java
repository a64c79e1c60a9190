package io.github.registrysdk.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The responses of the peers' providers: files, a repository and its labels. */
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
    return """
    {"object":"list","data":[%s],"has_more":false,"first_id":"file-0","last_id":"file-99"}\
    """
        .formatted(joined(PeerPayloads::file));
  }

  private static String file(int i) {
    return """
    {"id":"file-%08xq7WLJ2bY","object":"file","bytes":%d,"created_at":%d,"expires_at":%d,\
    "filename":"acme-observability-collector-%d.jsonl","purpose":"batch","status":"processed",\
    "status_details":null}\
    """
        .formatted(i * 7919, 120_000 + i, 1_724_307_893 + i, 1_726_899_893 + i, i);
  }

  private static String label(int i, int port) {
    return """
    {"id":%2$d,"node_id":"MDU6TGFiZWwyMDgwNDU5NDY%1$d",\
    "url":"http://127.0.0.1:%3$d/github/repos/acme/collector/labels/area-%1$d",\
    "name":"area-%1$d","description":"Belongs to the area number %1$d of the project",\
    "color":"f0ccff","default":false}\
    """
        .formatted(i, 208045946 + i, port);
  }

  private static String repository(int port) {
    String urls =
        Stream.of(
                "html", "forks", "keys", "teams", "hooks", "events", "tags", "languages", "merges")
            .map(what -> "\"%s_url\":\"http://127.0.0.1:%d/github/%s\"".formatted(what, port, what))
            .collect(Collectors.joining(","));
    return """
    {"id":1296269,"node_id":"MDEwOlJlcG9zaXRvcnkxMjk2MjY5","name":"collector",\
    "full_name":"acme/collector","private":false,"fork":false,\
    "url":"http://127.0.0.1:%1$d/github/repos/acme/collector",\
    "description":"Collects what can be observed","stargazers_count":80,\
    "created_at":"2011-01-26T19:01:12Z","pushed_at":"2011-01-26T19:06:43Z",\
    "owner":{"login":"acme","id":9919,"type":"Organization",\
    "url":"http://127.0.0.1:%1$d/github/orgs/acme"},%2$s}\
    """
        .formatted(port, urls);
  }
}
