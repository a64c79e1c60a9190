package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectReader;
import java.time.Instant;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The peers' own answers, read by hand. */
final class PeerHand {
  private PeerHand() {}

  static Work work(String what, OkHttpClient http, String origin) {
    return switch (what) {
      case "openaione" -> get(http, origin + "openai/v1/files", "file-1", OpenAiFile.class);
      case "openailist" -> get(http, origin + "openai/v1", "files", OpenAiFiles.class);
      case "githubone" -> get(http, origin + "github/repos/acme", "collector", Repository.class);
      case "githublist" ->
          get(http, origin + "github/repos/acme/collector", "labels", Label[].class);
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static Work get(OkHttpClient http, String prefix, String segment, Class<?> type) {
    HandWritten hand = new HandWritten(http, prefix, Variants.TOKEN);
    ObjectReader reader = HandWritten.reader(type);
    return () -> hand.get(segment, reader);
  }

  record OpenAiFile(
      String id,
      String object,
      long bytes,
      @JsonProperty("created_at") long createdAt,
      @JsonProperty("expires_at") long expiresAt,
      String filename,
      String purpose,
      String status,
      @JsonProperty("status_details") @Nullable String statusDetails) {}

  record OpenAiFiles(
      String object, List<OpenAiFile> data, @JsonProperty("has_more") boolean hasMore) {}

  record Label(
      long id,
      @JsonProperty("node_id") String nodeId,
      String url,
      String name,
      String description,
      String color,
      @JsonProperty("default") boolean isDefault) {}

  record Repository(
      long id,
      @JsonProperty("node_id") String nodeId,
      String name,
      @JsonProperty("full_name") String fullName,
      @JsonProperty("private") boolean isPrivate,
      boolean fork,
      String url,
      String description,
      @JsonProperty("stargazers_count") int stars,
      @JsonProperty("created_at") Instant createdAt,
      @JsonProperty("pushed_at") Instant pushedAt,
      Owner owner,
      @JsonProperty("html_url") String htmlUrl,
      @JsonProperty("hooks_url") String hooksUrl,
      @JsonProperty("events_url") String eventsUrl) {}

  record Owner(String login, long id, String type, String url) {}
}
