package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Push and pull of images, as the OCI Distribution Specification 1.1 describes them, which {@code
 * buildkite/docs} names ({@code package_registries/ecosystems/oci.md}). Blobs are uploaded whole.
 */
final class ImageRoutes {

  private static final String IMAGE = "/v2/{org}/{registry}/{image}";
  private static final Set<String> ECOSYSTEMS = Set.of("container", "helm_oci", "oci");

  private final BuildkiteState state;

  ImageRoutes(BuildkiteState state) {
    this.state = state;
  }

  List<Route<BuildkiteOperation>> routes() {
    var routes = new ArrayList<Route<BuildkiteOperation>>();
    for (String method : List.of("GET", "HEAD")) {
      routes.add(pull(method, "/v2/", request -> FakeResponse.empty(200)));
      routes.add(pull(method, IMAGE + "/manifests/{reference}", this::manifest));
      routes.add(pull(method, IMAGE + "/blobs/{digest}", this::blob));
    }
    routes.add(push("POST", IMAGE + "/blobs/uploads/", this::start));
    routes.add(push("PUT", IMAGE + "/blobs/uploads/{upload}", this::upload));
    routes.add(push("PUT", IMAGE + "/manifests/{reference}", this::publish));
    return routes;
  }

  private static Route<BuildkiteOperation> pull(String method, String path, Route.Handler handler) {
    return new Route<>(BuildkiteOperation.PULL_PACKAGE, method, path, handler);
  }

  private static Route<BuildkiteOperation> push(String method, String path, Route.Handler handler) {
    return new Route<>(BuildkiteOperation.PUSH_PACKAGE, method, path, handler);
  }

  private FakeResponse manifest(FakeRequest request) {
    UploadedFile manifest =
        find(registry(request), request.parameter("image"), request.parameter("reference"))
            .map(PackageState::file)
            .orElseThrow(() -> error(404, "MANIFEST_UNKNOWN", "manifest unknown"));
    String type = json(manifest).path("mediaType").asText();
    return respond(
        request, manifest, type.isEmpty() ? "application/vnd.oci.image.manifest.v1+json" : type);
  }

  private static Optional<PackageState> find(
      RegistryState registry, String image, String reference) {
    return registry.packages.values().stream()
        .filter(item -> item.coordinates().name().equals(image))
        .filter(
            item ->
                reference.equals(item.coordinates().version())
                    || reference.equals(item.file().digest()))
        .findFirst();
  }

  private FakeResponse blob(FakeRequest request) {
    UploadedFile blob = registry(request).pushed.get(request.parameter("digest"));
    if (blob == null) {
      throw error(404, "BLOB_UNKNOWN", "blob unknown to registry");
    }
    return respond(request, blob, "application/octet-stream");
  }

  private static FakeResponse respond(FakeRequest request, UploadedFile file, String type) {
    FakeResponse whole = file.respond(200, type);
    FakeResponse response =
        request.method().equals("HEAD")
            ? FakeResponse.empty(200)
                .withHeader("Content-Type", type)
                .withHeader("Content-Length", String.valueOf(file.size()))
            : whole;
    return response.withHeader("Docker-Content-Digest", file.digest());
  }

  private FakeResponse start(FakeRequest request) {
    registry(request);
    return FakeResponse.empty(202)
        .withHeader(
            "Location",
            request.baseUrl().resolve(request.path().substring(1) + state.newId()).toString());
  }

  private FakeResponse upload(FakeRequest request) {
    UploadedFile blob = UploadedFile.of("blob", request.bytes());
    if (!blob.digest().equals(request.query("digest"))) {
      throw error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
    }
    registry(request).pushed.put(blob.digest(), blob);
    return created(request, "blobs/" + blob.digest(), blob);
  }

  private FakeResponse publish(FakeRequest request) {
    RegistryState registry = registry(request);
    String image = request.parameter("image");
    String reference = request.parameter("reference");
    UploadedFile manifest = UploadedFile.of(image + ":" + reference, request.bytes());
    JsonNode json = json(manifest);
    for (JsonNode digest : json.findValues("digest")) {
      if (!registry.pushed.containsKey(digest.asText())) {
        throw error(404, "MANIFEST_BLOB_UNKNOWN", "manifest references an unknown blob");
      }
    }
    // A tag can be pushed again, and then means the new image.
    find(registry, image, reference).ifPresent(old -> registry.packages.remove(old.id()));
    var coordinates = new PackageCoordinates(image, reference, null);
    state.addPackage(registry, new PackageState(state.newId(), coordinates, manifest, state.now()));
    return created(request, "manifests/" + reference, manifest);
  }

  private static FakeResponse created(FakeRequest request, String path, UploadedFile file) {
    String name =
        request.parameter("org")
            + "/"
            + request.parameter("registry")
            + "/"
            + request.parameter("image");
    return FakeResponse.empty(201)
        .withHeader("Location", request.baseUrl() + "v2/" + name + "/" + path)
        .withHeader("Docker-Content-Digest", file.digest());
  }

  private static JsonNode json(UploadedFile manifest) {
    JsonNode json = manifest.content() == null ? null : Json.read(manifest.content().toByteArray());
    if (json == null || !json.isObject()) {
      throw error(400, "MANIFEST_INVALID", "manifest invalid");
    }
    return Objects.requireNonNull(json);
  }

  private RegistryState registry(FakeRequest request) {
    RegistryState registry = state.registry(request);
    if (!ECOSYSTEMS.contains(registry.ecosystem)) {
      throw error(404, "NAME_UNKNOWN", "repository name not known to registry");
    }
    return registry;
  }

  private static Refusal error(int status, String code, String message) {
    var body = Json.object();
    body.putArray("errors").addObject().put("code", code).put("message", message);
    return new Refusal(FakeResponse.json(status, body));
  }
}
