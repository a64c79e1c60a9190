package io.github.registrysdk.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers as the providers document them. */
public final class Payloads {
  static final String ORGANIZATION = "acme-platform-engineering";
  static final String REGISTRY = "debian-packages-production";
  static final int ITEMS = 100;

  private static final String API =
      "https://api.buildkite.com/v2/packages/organizations/"
          + ORGANIZATION
          + "/registries/"
          + REGISTRY;
  private static final String WEB =
      "https://buildkite.com/organizations/"
          + ORGANIZATION
          + "/packages/registries/"
          + REGISTRY
          + "/packages/";

  private Payloads() {}

  static String id(int i) {
    return String.format(Locale.ROOT, "0191e23a-4bc8-7683-bfa4-5f73%08x", 0x9b7c44 + i * 7919);
  }

  /** One package, all of whose fields the SDK knows. */
  public static byte[] one() {
    String web = WEB.replace("/packages/registries", "/registries");
    return """
    {"id":"%s","url":"%s/packages/%s","web_url":"%s%s","name":"acme-observability-collector",\
    "version":"2024.11.3-17","created_at":"2024-08-22T06:24:53.117Z",\
    "organization":{"id":"0190e784-eeb7-4ce4-9d2d-87f7aba85433","slug":"%s",\
    "url":"https://api.buildkite.com/v2/organizations/%s","web_url":"https://buildkite.com/%s"},\
    "registry":{"id":"0191e238-e0a3-7b0b-bb34-beea0035a39d",\
    "graphql_id":"UmVnaXN0cnktLS0wMTkxZTIzOC1lMGEzLTdiMGItYmIzNC1iZWVhMDAzNWEzOWQ=","slug":"%s",\
    "url":"%s","web_url":"%s"}}"""
        .formatted(
            id(0),
            API,
            id(0),
            web,
            id(0),
            ORGANIZATION,
            ORGANIZATION,
            ORGANIZATION,
            REGISTRY,
            API,
            web)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] list() {
    return page(0, ITEMS, null);
  }

  /** A page of packages, and the address of the next page if there is one. */
  static byte[] page(int first, int count, @Nullable String next) {
    return page(items(first, count), next);
  }

  static String items(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(Payloads::item)
        .collect(Collectors.joining(","));
  }

  static byte[] page(String items, @Nullable String next) {
    String link = next == null ? "" : ",\"next\":\"" + next + "\"";
    return ("{\"items\":[" + items + "],\"links\":{\"self\":\"" + API + "/packages\"" + link + "}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String item(int i) {
    String name = "acme-observability-collector-plugin-" + i;
    return """
    {"id":"%s","url":"%s/packages/%s","web_url":"%s%s?tab=details&from=registry-packages-list",\
    "name":"%s","created_at":"2024-08-%02dT06:%02d:53.%03dZ","version":"2024.11.%d-17+build.4471.g5f739b7c44aa"}"""
        .formatted(
            id(i), API, id(i), WEB, id(i), name, 1 + i % 28, i % 60, (i * 37) % 1000, i % 100);
  }
}
