package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.MultipartForm;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The five operations on packages, and the presigning of uploads. */
final class PackageRoutes {

  private static final String ALL = RegistryRoutes.ONE + "/packages";
  private static final String ONE = ALL + "/{id}";
  private static final Set<String> COPYABLE =
      Set.of("alpine", "debian", "files", "javascript", "python", "redhat", "ruby");

  private static final String ALPINE_VERSION = "package[distro_version_id]";
  private static final String ALPINE_FILE = "package[package_file]";
  private static final String BUNDLE = "attestation_bundle";

  private final BuildkiteState state;
  private final UploadStorage storage;

  PackageRoutes(BuildkiteState state, UploadStorage storage) {
    this.state = state;
    this.storage = storage;
  }

  List<Route<BuildkiteOperation>> routes() {
    return List.of(
        new Route<>(BuildkiteOperation.PRESIGN_UPLOAD, "POST", ALL + "/upload", this::presign),
        new Route<>(BuildkiteOperation.PUBLISH_PACKAGE, "POST", ALL, this::publish),
        new Route<>(BuildkiteOperation.LIST_PACKAGES, "GET", ALL, this::list),
        new Route<>(BuildkiteOperation.GET_PACKAGE, "GET", ONE, this::get),
        new Route<>(BuildkiteOperation.COPY_PACKAGE, "POST", ONE + "/copy", this::copy),
        new Route<>(BuildkiteOperation.DELETE_PACKAGE, "DELETE", ONE, this::delete));
  }

  private FakeResponse presign(FakeRequest request) {
    return FakeResponse.json(200, storage.presign(state.registry(request)));
  }

  private FakeResponse publish(FakeRequest request) {
    RegistryState registry = state.registry(request);
    UploadedFile file = file(request.form(), registry.ecosystem);
    if (file.name().isBlank() || file.size() == 0) {
      throw BuildkiteErrors.invalid("file", "invalid");
    }
    PackageCoordinates.ofUpload(registry.ecosystem, file.name());
    return respond(request, registry, add(registry, file));
  }

  /**
   * The field {@code file}, or {@code package_url} of a stored file ({@code
   * buildkite/go-buildkite}, {@code package_uploads.go}), or for Alpine the two fields that
   * Buildkite's own release script sends ({@code buildkite/cli}, {@code
   * .buildkite/upload-packages.sh}). Attestations can come with it ({@code
   * buildkite-plugins/publish-to-packages-buildkite-plugin}, {@code package_publisher/core.py}).
   */
  private UploadedFile file(MultipartForm form, String ecosystem) {
    if (ecosystem.equals("alpine") && form.text(ALPINE_VERSION).isPresent()) {
      return form.file(ALPINE_FILE)
          .filter(file -> form.parts().size() == 2)
          .orElseThrow(() -> BuildkiteErrors.invalid(ALPINE_FILE, "missing_field"));
    }
    if (form.parts().size() > 1 && !(form.parts().size() == 2 && form.file(BUNDLE).isPresent())) {
      throw BuildkiteErrors.invalid(form.parts().get(1).name(), "invalid");
    }
    Optional<String> stored = form.text("package_url");
    if (stored.isPresent()) {
      return storage
          .take(stored.get())
          .orElseThrow(() -> BuildkiteErrors.invalid("package_url", "invalid"));
    }
    return form.file("file").orElseThrow(() -> BuildkiteErrors.invalid("file", "missing_field"));
  }

  private PackageState add(RegistryState registry, UploadedFile file) {
    var coordinates = PackageCoordinates.of(registry.ecosystem, file.name());
    var item = new PackageState(state.newId(), coordinates, file, state.now());
    return state.addPackage(registry, item);
  }

  private FakeResponse list(FakeRequest request) {
    return PackagePage.respond(request, state.registry(request));
  }

  private FakeResponse get(FakeRequest request) {
    RegistryState registry = state.registry(request);
    return respond(request, registry, registry.packageOf(request.parameter("id")));
  }

  private FakeResponse copy(FakeRequest request) {
    RegistryState source = state.registry(request);
    PackageState item = source.packageOf(request.parameter("id"));
    String to = request.query("to");
    if (to == null || to.isEmpty()) {
      throw BuildkiteErrors.invalid("to", "missing_field");
    }
    RegistryState destination = source.organization.registries.get(to);
    if (destination == null) {
      throw BuildkiteErrors.invalid("to", "invalid");
    }
    if (!COPYABLE.contains(source.ecosystem) || !source.ecosystem.equals(destination.ecosystem)) {
      throw BuildkiteErrors.invalid("ecosystem", "invalid");
    }
    return respond(request, destination, add(destination, item.file()));
  }

  private FakeResponse delete(FakeRequest request) {
    RegistryState registry = state.registry(request);
    PackageState gone = registry.packageOf(request.parameter("id"));
    registry.packages.remove(gone.id());
    registry.pushed.values().removeIf(gone.file()::equals);
    return FakeResponse.empty(200);
  }

  private static FakeResponse respond(
      FakeRequest request, RegistryState registry, PackageState item) {
    return FakeResponse.json(200, BuildkiteJson.packageOf(request.baseUrl(), registry, item));
  }
}
