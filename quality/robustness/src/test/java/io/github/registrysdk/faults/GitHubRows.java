package io.github.registrysdk.faults;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.faults.Row.Shape;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.List;
import java.util.function.Function;

/** GitHub's six operations. */
final class GitHubRows {
  private static final String ALL = "/orgs/acme/private-registries";
  private static final String REGISTRY =
      "{\"name\":\"MAVEN\",\"registry_type\":\"maven_repository\",\"username\":\"monalisa\",\"visibility\":\"private\",\"created_at\":\"2019-08-10T14:59:22Z\",\"updated_at\":\"2020-01-10T14:59:22Z\",\"not_yet_known\":\""
          + Canary.VALUE
          + "\"}";
  private static final String KEY =
      "{\"key_id\":\"0123\",\"key\":\"3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=\"}";

  private GitHubRows() {}

  static List<Row> all() {
    Row key =
        row(
                "get the public key",
                RetryClass.SAFE,
                "GET " + ALL + "/public-key",
                w -> registries(w).publicKey())
            .answers(Shape.ITEM, KEY, "key");
    return List.of(
        key,
        row(
                "list the private registries",
                RetryClass.SAFE,
                "GET " + ALL,
                w -> registries(w).list().toList())
            .answers(Shape.GITHUB_PAGE, REGISTRY, "name"),
        row(
                "create a private registry",
                RetryClass.CREATE,
                "POST " + ALL,
                w -> registries(w).create(created()))
            .answers(Shape.ITEM, REGISTRY, "name")
            .after(key),
        row(
                "get a private registry",
                RetryClass.SAFE,
                "GET " + ALL + "/MAVEN",
                w -> registries(w).get("MAVEN"))
            .answers(Shape.ITEM, REGISTRY, "name"),
        row(
                "update a private registry",
                RetryClass.UPDATE,
                "PATCH " + ALL + "/MAVEN",
                w ->
                    World.done(
                        () ->
                            registries(w)
                                .update(
                                    "MAVEN",
                                    UpdatePrivateRegistry.builder()
                                        .secret(Secret.of(Canary.PASSWORD))
                                        .build())))
            .after(key),
        row(
            "delete a private registry",
            RetryClass.DELETE,
            "DELETE " + ALL + "/MAVEN",
            w -> World.done(() -> registries(w).delete("MAVEN"))));
  }

  private static CreatePrivateRegistry created() {
    return CreatePrivateRegistry.withPassword(
            PrivateRegistryType.MAVEN_REPOSITORY,
            "https://maven.acme.example",
            "monalisa",
            Secret.of(Canary.PASSWORD),
            RepositoryAccess.all())
        .build();
  }

  private static Row row(
      String operation, RetryClass retryClass, String request, Function<World, Object> call) {
    return Row.of("github", operation, retryClass, request, call);
  }

  private static PrivateRegistryService registries(World world) {
    return world.github().organization("acme").privateRegistries();
  }
}
