package io.github.registrysdk.operations;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteOrganization;
import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.FakeProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Buildkite's operations, on an organization with the registries {@code gems} and {@code other}.
 */
final class BuildkiteSamples {
  private static final String ALL = "/v2/packages/organizations/acme/registries";
  private static final String GEMS = ALL + "/gems";

  /** Of {@link Sample#FILE}. */
  private static final String SHA256 =
      "0b3aa3da4f4fe35d665cab73b9b9e30926d881630e1eef71068b38a1f13b5c52";

  private BuildkiteSamples() {}

  /** New samples go to the end: seeds of the fuzzers name a sample by its place. */
  static List<Sample> all() {
    Sample presign =
        sample(
                BuildkiteOperation.PRESIGN_UPLOAD,
                "request an upload to storage",
                RetryClass.REPEATABLE,
                "POST " + GEMS + "/packages/upload",
                BuildkiteSamples::publishToStorage)
            .needs("write_packages")
            .returns(Shape.ITEM, "upload-slot.json", "form")
            .leaves(fake -> gems(fake).packages().size() - 1);
    Sample store =
        sample(
                BuildkiteOperation.STORE_UPLOAD,
                "upload a package to storage",
                RetryClass.REPEATABLE,
                "POST /bucket",
                BuildkiteSamples::publishToStorage)
            .sends(Sample.FORM)
            .leaves(fake -> gems(fake).packages().size() - 1);
    Sample finish =
        sample(
                BuildkiteOperation.PUBLISH_PACKAGE,
                "publish an uploaded package",
                RetryClass.CREATE,
                "POST " + GEMS + "/packages",
                BuildkiteSamples::publishToStorage)
            .needs("write_packages")
            .sends(Sample.FORM_WITHOUT_FILE)
            .returns(Shape.ITEM, "package.json", "id")
            .leaves(fake -> gems(fake).packages().size() - 1);
    Sample get =
        sample(
                BuildkiteOperation.GET_REGISTRY,
                "get a registry",
                RetryClass.SAFE,
                "GET " + GEMS,
                c -> acme(c).registries().get("gems"))
            .needs("read_registries")
            .returns(Shape.ITEM, "registry.json", "id");
    Sample listPackages =
        sample(
                BuildkiteOperation.LIST_PACKAGES,
                "list the packages",
                RetryClass.SAFE,
                "GET " + GEMS + "/packages",
                c -> packages(c).list().toList())
            .needs("read_packages")
            .returns(Shape.BUILDKITE_PAGE, "package-summary.json", "id");
    Sample find =
        sample(
                BuildkiteOperation.PULL_PACKAGE,
                "find the file of a package",
                RetryClass.SAFE,
                "GET /acme/tools/files/a-1.0.0.zip",
                BuildkiteSamples::download)
            .needs("read_packages")
            .redirectsToStorage();
    Sample fetch =
        sample(
                BuildkiteOperation.DOWNLOAD_FROM_STORAGE,
                "download a package from storage",
                RetryClass.SAFE,
                "GET /bucket",
                BuildkiteSamples::download)
            .returnsFile();
    return List.of(
        sample(
                BuildkiteOperation.LIST_REGISTRIES,
                "list the registries",
                RetryClass.SAFE,
                "GET " + ALL,
                c -> acme(c).registries().list().toList())
            .needs("read_registries")
            .returns(Shape.ARRAY, "registry.json", "id"),
        sample(
                BuildkiteOperation.CREATE_REGISTRY,
                "create a registry",
                RetryClass.CREATE,
                "POST " + ALL,
                c ->
                    acme(c)
                        .registries()
                        .create(CreatePackageRegistry.builder("new", Ecosystem.RUBY).build()))
            .needs("write_registries")
            .sends("{\"name\":\"new\",\"ecosystem\":\"ruby\"}")
            .returns(Shape.ITEM, "registry.json", "id")
            .leaves(fake -> organization(fake).registries().size() - 2),
        get,
        sample(
                BuildkiteOperation.UPDATE_REGISTRY,
                "update a registry",
                RetryClass.UPDATE,
                "POST " + GEMS,
                c ->
                    acme(c)
                        .registries()
                        .update("gems", UpdatePackageRegistry.builder().description("new").build()))
            .needs("write_registries")
            .sends("{\"description\":\"new\"}")
            .returns(Shape.ITEM, "registry.json", "id")
            .leaves(fake -> "new".equals(gems(fake).description()) ? 1 : 0)
            .readsAfterRefusal(get),
        sample(
                BuildkiteOperation.DELETE_REGISTRY,
                "delete a registry",
                RetryClass.DELETE,
                "DELETE " + GEMS,
                c -> Sample.done(() -> acme(c).registries().delete("gems")))
            .needs("delete_registries")
            .leaves(fake -> 2 - organization(fake).registries().size()),
        listPackages,
        sample(
                BuildkiteOperation.GET_PACKAGE,
                "get a package",
                RetryClass.SAFE,
                "GET " + GEMS + "/packages/p1",
                c -> packages(c).get(c.packageId()))
            .needs("read_packages")
            .returns(Shape.ITEM, "package.json", "id"),
        sample(
                BuildkiteOperation.PUBLISH_PACKAGE,
                "publish a package",
                RetryClass.CREATE,
                "POST " + GEMS + "/packages",
                c -> packages(c).publish(c.upload(), PublishVia.API))
            .needs("write_packages")
            .sends(Sample.FORM)
            .returns(Shape.ITEM, "package.json", "id")
            .leaves(fake -> gems(fake).packages().size() - 1),
        finish.after(presign, store),
        sample(
                BuildkiteOperation.COPY_PACKAGE,
                "copy a package",
                RetryClass.CREATE,
                "POST " + GEMS + "/packages/p1/copy?to=other",
                c -> packages(c).copy(c.packageId(), "other"))
            .needs("read_packages and write_packages")
            .returns(Shape.ITEM, "package.json", "id")
            .leaves(fake -> organization(fake).registry("other").packages().size()),
        sample(
                BuildkiteOperation.DELETE_PACKAGE,
                "delete a package",
                RetryClass.DELETE,
                "DELETE " + GEMS + "/packages/p1",
                c -> Sample.done(() -> packages(c).delete(c.packageId())))
            .needs("delete_packages")
            .leaves(fake -> 1 - gems(fake).packages().size()),
        sample(
                BuildkiteOperation.LIST_TOKENS,
                "list the registry tokens",
                RetryClass.SAFE,
                "GET " + GEMS + "/tokens",
                c -> tokens(c).list().toList())
            .needs("read_registries")
            .returns(Shape.ARRAY, "token.json", "id"),
        sample(
                BuildkiteOperation.CREATE_TOKEN,
                "create a registry token",
                RetryClass.CREATE,
                "POST " + GEMS + "/tokens",
                c -> tokens(c).create("Usher"))
            .needs("write_registries")
            .sends("{\"description\":\"Usher\"}")
            .returns(Shape.ITEM, "token-created.json", "id")
            .leaves(fake -> gems(fake).tokens().size() - 1),
        sample(
                BuildkiteOperation.GET_TOKEN,
                "get a registry token",
                RetryClass.SAFE,
                "GET " + GEMS + "/tokens/t1",
                c -> tokens(c).get(c.tokenId()))
            .needs("read_registries")
            .returns(Shape.ITEM, "token.json", "id"),
        sample(
                BuildkiteOperation.UPDATE_TOKEN,
                "update a registry token",
                RetryClass.UPDATE,
                "POST " + GEMS + "/tokens/t1",
                c -> tokens(c).update(c.tokenId(), "new"))
            .needs("write_registries")
            .sends("{\"description\":\"new\"}")
            .returns(Shape.ITEM, "token.json", "id")
            .leaves(fake -> "new".equals(gems(fake).tokens().get(0).description()) ? 1 : 0),
        sample(
                BuildkiteOperation.DELETE_TOKEN,
                "delete a registry token",
                RetryClass.DELETE,
                "DELETE " + GEMS + "/tokens/t1",
                c -> Sample.done(() -> tokens(c).delete(c.tokenId())))
            .needs("write_registries")
            .leaves(fake -> 1 - gems(fake).tokens().size()),
        presign.then(store, finish),
        store.after(presign).then(finish),
        sample(
                BuildkiteOperation.GET_ACCESS_TOKEN,
                "check the access token",
                RetryClass.SAFE,
                "GET /v2/access-token",
                c -> ((BuildkiteClient) c.client()).accessToken())
            .returns(Shape.ITEM, "access-token.json", "uuid"),
        sample(
                BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN,
                "request an OIDC token from the agent API",
                RetryClass.REPEATABLE,
                "POST /v3/jobs/j1/oidc/tokens",
                c -> packages(c).list().toList())
            .sends("{\"audience\":\"https://packages.buildkite.com/acme/gems\",\"lifetime\":300}")
            .returns(Shape.ITEM, "agent-oidc-token.json", "token")
            .sentToSignIn()
            .then(listPackages),
        sample(
                BuildkiteOperation.REQUEST_ACTIONS_OIDC_TOKEN,
                "request an OIDC token from GitHub Actions",
                RetryClass.SAFE,
                "GET /idtoken/j1?api-version=2.0"
                    + "&audience=https%3A%2F%2Fpackages.buildkite.com%2Facme%2Fgems",
                c -> packages(c).list().toList())
            .returns(Shape.ITEM, "actions-oidc-token.json", "value")
            .sentToSignIn()
            .then(listPackages),
        find.then(fetch),
        fetch.after(find));
  }

  private static Sample sample(
      BuildkiteOperation operation,
      String name,
      RetryClass retryClass,
      String request,
      Function<Caller, Object> call) {
    return new Sample(Provider.BUILDKITE, operation, name, retryClass, request, call);
  }

  private static Object publishToStorage(Caller caller) {
    return packages(caller).publish(caller.upload(), PublishVia.STORAGE);
  }

  /** Returns what was written to the file. */
  private static Object download(Caller caller) {
    PackageSummary item =
        new PackageSummary(
            "p1", null, null, "a", null, "1.0.0", "zip", Map.of("sha256", SHA256), null);
    try {
      Path folder = Files.createTempDirectory("sample-download");
      Path file = folder.resolve("a.zip");
      try {
        acme(caller).registry("tools", Ecosystem.FILES).packages().download(item, file);
        return Files.readString(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder.resolve("a.zip.part"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BuildkiteOrganization acme(Caller caller) {
    return ((BuildkiteClient) caller.client()).organization("acme");
  }

  private static RegistryTokenService tokens(Caller caller) {
    return acme(caller).registry("gems").tokens();
  }

  private static RegistryPackageService packages(Caller caller) {
    return acme(caller).registry("gems").packages();
  }

  private static FakeBuildkiteOrganization organization(FakeProvider<?, ?> fake) {
    return ((FakeBuildkite) fake).organization("acme");
  }

  private static FakePackageRegistry gems(FakeProvider<?, ?> fake) {
    return organization(fake).registry("gems");
  }
}
