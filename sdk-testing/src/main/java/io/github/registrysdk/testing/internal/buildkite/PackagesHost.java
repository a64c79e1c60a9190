package io.github.registrysdk.testing.internal.buildkite;

import static java.util.Map.entry;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.ProviderRules;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.HttpDate;
import io.github.registrysdk.testing.internal.http.Refusal;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The host {@code packages.buildkite.com}, where package managers find the registries. The paths
 * are those of the pages below {@code package_registries/ecosystems} in {@code buildkite/docs}; the
 * statuses are not documented.
 */
final class PackagesHost implements ProviderRules<BuildkiteOperation> {

  private static final String BELOW = "/{org}/{registry}/{path...}";

  /** The folder of an ecosystem, and below it the names of its indexes and the folder of files. */
  private record Place(String folder, String index, String files) {
    Place(String folder, String index) {
      this(folder, index, "(?:.*/)?");
    }
  }

  private static final Map<String, Place> PLACES =
      Map.ofEntries(
          entry("alpine", new Place("alpine_any/alpine_any/main/", "\\w+/APKINDEX\\.tar\\.gz")),
          entry("debian", new Place("any/", "dists/any/.+")),
          entry("helm", new Place("helm/", "index\\.yaml")),
          entry("huggingface", new Place("huggingface/", "api/.+")),
          entry("javascript", new Place("npm/", "[^/]+")),
          entry("nuget", new Place("nuget/", "index\\.json")),
          entry("python", new Place("pypi/simple/", "(?:[^/]+/)?")),
          entry("redhat", new Place("rpm_any/rpm_any/", "\\w+/repodata/repomd\\.xml")),
          entry("ruby", new Place("", "versions|names|specs\\.4\\.8\\.gz", "gems/")));

  private static final Map<String, String> KEYS =
      Map.of("alpine", "rsakey", "debian", "gpgkey", "redhat", "gpgkey");

  private final BuildkiteState state;
  private final UploadStorage storage;

  PackagesHost(BuildkiteState state, UploadStorage storage) {
    this.state = state;
    this.storage = storage;
  }

  List<Route<BuildkiteOperation>> routes() {
    var routes = new ArrayList<>(new ImageRoutes(state).routes());
    routes.add(new Route<>(BuildkiteOperation.PULL_PACKAGE, "GET", BELOW, this::pull));
    routes.add(new Route<>(BuildkiteOperation.PUSH_PACKAGE, "PUT", BELOW, this::deploy));
    return routes;
  }

  /** A registry token reads its registry. An API access token does what its scopes grant. */
  @Override
  public void admit(FakeRequest request, BuildkiteOperation operation) {
    String secret = request.bearer();
    if (secret == null) {
      secret = request.password("buildkite");
    }
    if (secret == null) {
      throw unauthorized();
    }
    AccessToken token = state.accessToken(secret);
    if (token != null) {
      if (!operation.scopes().stream().allMatch(token::grants)) {
        throw BuildkiteErrors.forbidden();
      }
      return;
    }
    String presented = secret;
    if (state.registries(request).stream()
        .noneMatch(registry -> opens(registry, presented, operation))) {
      throw unauthorized();
    }
  }

  private boolean opens(RegistryState registry, String secret, BuildkiteOperation operation) {
    if (registry.tokens.values().stream().noneMatch(token -> token.secret.equals(secret))) {
      return registry.isOpenedByOidc(secret, operation.scopes(), state.now());
    }
    if (operation == BuildkiteOperation.PUSH_PACKAGE) {
      throw BuildkiteErrors.forbidden();
    }
    return true;
  }

  /** Package managers ask for more paths than the fake knows. */
  @Override
  public boolean isComplete(String path) {
    return false;
  }

  private static Refusal unauthorized() {
    return new Refusal(
        FakeResponse.message(401, "Unauthorized")
            .withHeader("WWW-Authenticate", "Basic realm=\"packages.buildkite.com\""));
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("X-Request-Id", state.newId(), "Date", HttpDate.format(state.now()));
  }

  private FakeResponse pull(FakeRequest request) {
    RegistryState registry = state.registry(request);
    String path = request.parameter("path");
    if (path.equals(KEYS.get(registry.ecosystem))) {
      return FakeResponse.of(200, "text/plain", "the public key of a fake");
    }
    if (registry.ecosystem.equals("java") && path.startsWith("maven2/")) {
      UploadedFile file = registry.pushed.get(path.substring("maven2/".length()));
      return found(file).respond(200, "application/octet-stream");
    }
    if (registry.ecosystem.equals("files") && path.startsWith("files/")) {
      return toStorage(found(file(registry, path.substring("files/".length()))));
    }
    Place place = PLACES.get(registry.ecosystem);
    if (place == null || !path.startsWith(place.folder())) {
      throw missing();
    }
    String rest = path.substring(place.folder().length());
    String name = rest.substring(rest.lastIndexOf('/') + 1);
    UploadedFile file =
        rest.matches(place.files() + Pattern.quote(name)) ? file(registry, name) : null;
    if (file == null && rest.matches(place.index())) {
      return FakeResponse.of(200, "text/plain; charset=utf-8", index(registry));
    }
    return toStorage(found(file));
  }

  private static @Nullable UploadedFile file(RegistryState registry, String name) {
    return registry.packages.values().stream()
        .map(PackageState::file)
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static String index(RegistryState registry) {
    return registry.packages.values().stream()
        .map(item -> item.file().name() + "\n")
        .collect(Collectors.joining());
  }

  /** The token must not go there. */
  private FakeResponse toStorage(UploadedFile file) {
    return FakeResponse.empty(302).withHeader("Location", storage.presignDownload(file).toString());
  }

  private FakeResponse deploy(FakeRequest request) {
    RegistryState registry = state.registry(request);
    String path = request.parameter("path");
    if (!registry.ecosystem.equals("java") || !path.startsWith("maven2/")) {
      throw missing();
    }
    new MavenRepository(state, registry).put(path.substring("maven2/".length()), request.bytes());
    return FakeResponse.empty(201);
  }

  private static UploadedFile found(@Nullable UploadedFile file) {
    if (file == null) {
      throw missing();
    }
    return file;
  }

  private static Refusal missing() {
    return new Refusal(FakeResponse.message(404, "Not Found"));
  }
}
