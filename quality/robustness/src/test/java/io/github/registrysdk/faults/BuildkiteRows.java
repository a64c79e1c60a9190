package io.github.registrysdk.faults;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.faults.Row.Shape;
import java.util.List;
import java.util.function.Function;

/** Buildkite's eighteen operations. */
final class BuildkiteRows {
  private static final String ALL = "/v2/packages/organizations/acme/registries";
  private static final String GEMS = ALL + "/gems";
  private static final String UNKNOWN = "\"not_yet_known\":\"" + Canary.VALUE + "\"";
  private static final String REGISTRY =
      "{\"id\":\"r1\",\"slug\":\"gems\",\"name\":\"gems\",\"ecosystem\":\"ruby\",\"public\":false,"
          + UNKNOWN
          + "}";
  private static final String TOKEN =
      "{\"id\":\"t1\",\"description\":\"Usher\",\"created_at\":\"2024-09-03T06:46:39.441Z\","
          + UNKNOWN
          + "}";
  private static final String NEW_TOKEN =
      TOKEN.replace(UNKNOWN, "\"token\":\"" + Canary.ONE_TIME + "\"");
  private static final String PACKAGE =
      "{\"id\":\"p1\",\"name\":\"banana\",\"digests\":{}," + UNKNOWN + "}";
  private static final String SUMMARY = "{\"id\":\"p1\",\"name\":\"banana\"," + UNKNOWN + "}";
  private static final String SLOT =
      "{\"form\":{\"file_input\":\"file\",\"method\":\"POST\",\"url\":\"STORAGE\",\"data\":{\"key\":\"acme/1/${filename}\",\"policy\":\""
          + Canary.SIGNATURE
          + "\"}}}";

  private BuildkiteRows() {}

  static List<Row> all() {
    Row presign =
        row(
                "ask for a place to upload a package to",
                RetryClass.REPEATABLE,
                "POST " + GEMS + "/packages/upload",
                w -> packages(w).publish(w.upload(), PublishVia.STORAGE))
            .answers(Shape.ITEM, SLOT, "form");
    Row store =
        row(
            "upload a package to storage",
            RetryClass.REPEATABLE,
            "POST /bucket",
            w -> packages(w).publish(w.upload(), PublishVia.STORAGE));
    Row publish =
        row(
                "publish a package",
                RetryClass.CREATE,
                "POST " + GEMS + "/packages",
                w -> packages(w).publish(w.upload(), PublishVia.API))
            .answers(Shape.ITEM, PACKAGE, "id");
    Row finish =
        row(
                "publish an uploaded package",
                RetryClass.CREATE,
                "POST " + GEMS + "/packages",
                w -> packages(w).publish(w.upload(), PublishVia.STORAGE))
            .answers(Shape.ITEM, PACKAGE, "id");
    return Rows.join(
        List.of(
            registries(),
            tokens(),
            packages(),
            List.of(
                presign.then(store, finish),
                store.after(presign).then(finish),
                publish,
                finish.after(presign, store))));
  }

  private static List<Row> registries() {
    return List.of(
        row(
                "list the registries",
                RetryClass.SAFE,
                "GET " + ALL,
                w -> acme(w).registries().list().toList())
            .answers(Shape.ARRAY, REGISTRY, "id"),
        row(
                "create a registry",
                RetryClass.CREATE,
                "POST " + ALL,
                w ->
                    acme(w)
                        .registries()
                        .create(CreatePackageRegistry.builder("gems", Ecosystem.RUBY).build()))
            .answers(Shape.ITEM, REGISTRY, "id"),
        row("get a registry", RetryClass.SAFE, "GET " + GEMS, w -> acme(w).registries().get("gems"))
            .answers(Shape.ITEM, REGISTRY, "id"),
        row(
                "update a registry",
                RetryClass.UPDATE,
                "POST " + GEMS,
                w ->
                    acme(w)
                        .registries()
                        .update("gems", UpdatePackageRegistry.builder().description("x").build()))
            .answers(Shape.ITEM, REGISTRY, "id"),
        row(
            "delete a registry",
            RetryClass.DELETE,
            "DELETE " + GEMS,
            w -> World.done(() -> acme(w).registries().delete("gems"))));
  }

  private static List<Row> tokens() {
    return List.of(
        row(
                "create a registry token",
                RetryClass.CREATE,
                "POST " + GEMS + "/tokens",
                w -> tokens(w).create("Usher"))
            .answers(Shape.ITEM, NEW_TOKEN, "id"),
        row(
                "list the registry tokens",
                RetryClass.SAFE,
                "GET " + GEMS + "/tokens",
                w -> tokens(w).list().toList())
            .answers(Shape.ARRAY, TOKEN, "id"),
        row(
                "get a registry token",
                RetryClass.SAFE,
                "GET " + GEMS + "/tokens/t1",
                w -> tokens(w).get("t1"))
            .answers(Shape.ITEM, TOKEN, "id"),
        row(
                "update a registry token",
                RetryClass.UPDATE,
                "POST " + GEMS + "/tokens/t1",
                w -> tokens(w).update("t1", "Usher"))
            .answers(Shape.ITEM, TOKEN, "id"),
        row(
            "delete a registry token",
            RetryClass.DELETE,
            "DELETE " + GEMS + "/tokens/t1",
            w -> World.done(() -> tokens(w).delete("t1"))));
  }

  private static List<Row> packages() {
    return List.of(
        row(
                "list the packages",
                RetryClass.SAFE,
                "GET " + GEMS + "/packages",
                w -> packages(w).list().toList())
            .answers(Shape.BUILDKITE_PAGE, SUMMARY, "id"),
        row(
                "get a package",
                RetryClass.SAFE,
                "GET " + GEMS + "/packages/p1",
                w -> packages(w).get("p1"))
            .answers(Shape.ITEM, PACKAGE, "id"),
        row(
                "copy a package",
                RetryClass.CREATE,
                "POST " + GEMS + "/packages/p1/copy",
                w -> packages(w).copy("p1", "other"))
            .answers(Shape.ITEM, PACKAGE, "id"),
        row(
            "delete a package",
            RetryClass.DELETE,
            "DELETE " + GEMS + "/packages/p1",
            w -> World.done(() -> packages(w).delete("p1"))));
  }

  private static Row row(
      String operation, RetryClass retryClass, String request, Function<World, Object> call) {
    return Row.of("buildkite", operation, retryClass, request, call);
  }

  private static BuildkiteOrganization acme(World world) {
    return world.buildkite().organization("acme");
  }

  private static RegistryTokenService tokens(World world) {
    return acme(world).registry("gems").tokens();
  }

  private static RegistryPackageService packages(World world) {
    return acme(world).registry("gems").packages();
  }
}
