package com.example.consumer;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteWebhook;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.WebhookEvent;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A program of somebody else: writes to all three providers, reads back, and compares. */
public final class ThreeProviders {
  private static final Secret PASSWORD = Secret.of("correct horse");

  private ThreeProviders() {}

  /** Calls fakes of its own, or those whose places are in the file that the argument names. */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    if (args.length > 0) {
      List<String> places = Files.readAllLines(Path.of(args[0]));
      buildkite(places.get(0));
      gitHub(places.get(1));
      humanitec(places.get(2));
    } else {
      try (Fakes fakes = new Fakes()) {
        buildkite(fakes.places().get(0));
        String made = gitHub(fakes.places().get(1));
        equal(PASSWORD.reveal(), fakes.secretOf(made));
        humanitec(fakes.places().get(2));
      }
    }
    equal(0, CompanyCa.registries());
    String path = ThreeProviders.class.getModule().isNamed() ? "module path" : "class path";
    System.out.println("as expected on the " + path + " of Java " + Runtime.version().feature());
  }

  private static void buildkite(String place) {
    try (BuildkiteClient buildkite = BuildkiteClient.builder().baseUrl(url(place)).token(token(place)).build()) {
      equal("debs", buildkite.organization("acme").registries().get("debs").slug());

      PackageRegistryHandle debs = buildkite.organization("acme").registry("debs");
      byte[] file = "a package".getBytes(StandardCharsets.UTF_8);
      debs.packages().publish(Upload.bytes("banana_1.0.0_all.deb", file));
      List<String> names = new ArrayList<>();
      for (PackageSummary item : debs.packages().list()) {
        names.add(item.name());
      }
      equal(List.of("banana"), names);
      equal("ci", buildkite.async(() -> debs.tokens().create("ci")).join().description());
      try {
        buildkite.organization("acme").registries().get("gems");
        throw new IllegalStateException("found a registry that does not exist");
      } catch (NotFoundException e) {
        equal(404, e.status());
      }
      inFull(buildkite);
    }
  }

  /** A registry as this program sees it; on the module path, its package is open to Jackson. */
  public record Named(String slug, String ecosystem) {}

  private static void inFull(BuildkiteClient buildkite) {
    TypedResponse<PackageRegistry> response =
        buildkite.withResponse(
            client ->
                client
                    .organization("acme")
                    .registries()
                    .create(
                        CreatePackageRegistry.builder("tools", Ecosystem.FILES)
                            .with("mirror_password", PASSWORD)
                            .build()));
    equal("tools", response.value().slug());
    equal(1, response.attempts());
    equal(200, response.status());
    ApiRequest list = ApiRequest.get("v2", "packages", "organizations", "acme", "registries");
    List<Named> named = buildkite.send(list, JsonType.listOf(Named.class));
    equal(true, named.contains(new Named("tools", "files")));
    List<?> tree = (List<?>) buildkite.send(list, JsonType.tree());
    equal(named.size(), tree.size());

    WebhookEvent event =
        BuildkiteWebhook.parse(
            Map.of("X-Buildkite-Token", List.of("of the webhook")),
            "{\"event\": \"ping\"}".getBytes(StandardCharsets.UTF_8),
            Secret.of("of the webhook"));
    equal("ping", event.event());
  }

  private static String gitHub(String place) {
    try (GitHubClient github = GitHubClient.builder().baseUrl(url(place)).token(token(place)).build()) {
      return github
          .organization("acme")
          .privateRegistries()
          .create(
              CreatePrivateRegistry.builder(
                      PrivateRegistryType.NPM_REGISTRY,
                      "https://packages.example.com/npm",
                      RepositoryAccess.privateRepositories())
                  .token(PASSWORD)
                  .build())
          .name();
    }
  }

  private static void humanitec(String place) {
    try (HumanitecClient humanitec = HumanitecClient.builder().baseUrl(url(place)).token(token(place)).build()) {
      RegistryService registries = humanitec.organization("acme").registries();
      registries.create(
          CreateRegistry.builder("images", "images.example.com").basic("ci", PASSWORD).build());
      RegistryCreds creds = registries.creds("images");
      equal("ci", creds.username());
    }
  }

  private static String url(String place) {
    return place.substring(0, place.indexOf(' '));
  }

  private static Secret token(String place) {
    return Secret.of(place.substring(place.indexOf(' ') + 1));
  }

  private static void equal(Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException("expected " + expected + " but found " + found);
    }
  }
}
