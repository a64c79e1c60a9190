package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.spi.JsonType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All of a request, and all of a response. */
public final class InFull {
  private InFull() {}

  static CreatePackageRegistry unknownFields(Secret mirrorPassword) {
    // @start region="with"
    CreatePackageRegistry request =
        CreatePackageRegistry.builder("fruit", Ecosystem.DEBIAN)
            .description("Fruit for everybody")
            .with("retention", Map.of("days", 30))
            .with("mirror_password", mirrorPassword)
            .build();
    // @end
    return request;
  }

  static String details(BuildkiteClient buildkite) {
    // @start region="response"
    TypedResponse<PackageRegistry> response =
        buildkite.withResponse(c -> c.organization("acme").registries().get("fruit"));
    PackageRegistry fruit = response.value();
    String details =
        response.status()
            + ", request "
            + response.requestId().orElse("unknown")
            + ", "
            + response.attempts()
            + " attempts, expires "
            + response.header("Expires").orElse("never");
    // @end
    return fruit.slug() + ": " + details;
  }

  static CompletableFuture<TypedResponse<Boolean>> deleted(BuildkiteClient buildkite) {
    // @start region="async"
    CompletableFuture<TypedResponse<Boolean>> deleted =
        buildkite.async(
            () ->
                buildkite.withResponse(
                    c -> {
                      c.organization("acme").registries().delete("fruit");
                      return true;
                    }));
    // @end
    return deleted;
  }

  static String reason(SdkException e) {
    String reason =
        e.responseHeader("X-GitHub-SSO").orElse("none"); // required; url=https://github.com/…
    return reason;
  }

  /** A registry, as far as this program needs it. */
  public record Named(String slug, String ecosystem) {}

  static List<Named> named(BuildkiteClient buildkite) {
    // @start region="send"
    // public record Named(String slug, String ecosystem) {}
    List<Named> registries =
        buildkite.send(
            ApiRequest.get("v2", "packages", "organizations", "acme", "registries"),
            JsonType.listOf(Named.class));
    // @end
    return registries;
  }

  static Object created(BuildkiteClient buildkite) {
    // @start region="tree"
    Object created =
        buildkite.send(
            ApiRequest.post("v2", "packages", "organizations", "acme", "registries")
                .json(Map.of("name", "fruit", "ecosystem", "debian")),
            JsonType.tree()); // maps, lists, strings, numbers and booleans
    // @end
    return created;
  }
}
