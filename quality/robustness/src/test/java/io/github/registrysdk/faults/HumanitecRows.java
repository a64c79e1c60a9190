package io.github.registrysdk.faults;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.faults.Row.Shape;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.util.List;
import java.util.function.Function;

/** Humanitec's six operations. */
final class HumanitecRows {
  private static final String ALL = "/orgs/acme/registries";
  private static final String ONE = ALL + "/images";
  private static final String REGISTRY =
      "{\"id\":\"images\",\"registry\":\"registry.acme.example\",\"type\":\"basic\",\"enable_ci\":true,\"not_yet_known\":\""
          + Canary.VALUE
          + "\"}";
  private static final String CREDS =
      "{\"registry\":\"registry.acme.example\",\"username\":\"deploy\",\"password\":\""
          + Canary.VALUE
          + "\"}";

  private HumanitecRows() {}

  static List<Row> all() {
    return List.of(
        row(
                "list the registries",
                RetryClass.SAFE,
                "GET " + ALL,
                w -> registries(w).list().toList())
            .answers(Shape.ARRAY, REGISTRY, "id"),
        row(
                "create a registry",
                RetryClass.CREATE,
                "POST " + ALL,
                w ->
                    registries(w)
                        .create(
                            CreateRegistry.basic(
                                    "images",
                                    "registry.acme.example",
                                    "deploy",
                                    Secret.of(Canary.PASSWORD))
                                .build()))
            .answers(Shape.ITEM, REGISTRY, "id"),
        row("get a registry", RetryClass.SAFE, "GET " + ONE, w -> registries(w).get("images"))
            .answers(Shape.ITEM, REGISTRY, "id"),
        row(
                "get a registry's credentials",
                RetryClass.SAFE,
                "GET " + ONE + "/creds",
                w -> registries(w).creds("images"))
            .answers(Shape.ITEM, CREDS, "registry"),
        row(
                "update a registry",
                RetryClass.UPDATE,
                "PATCH " + ONE,
                w -> registries(w).update("images", update()))
            .answers(Shape.ITEM, REGISTRY, "id"),
        row(
            "delete a registry",
            RetryClass.DELETE,
            "DELETE " + ONE,
            w -> World.done(() -> registries(w).delete("images"))));
  }

  private static UpdateRegistry update() {
    return UpdateRegistry.builder()
        .registry("registry.acme.example")
        .type(RegistryType.BASIC)
        .account("deploy", Secret.of(Canary.PASSWORD))
        .build();
  }

  private static Row row(
      String operation, RetryClass retryClass, String request, Function<World, Object> call) {
    return Row.of("humanitec", operation, retryClass, request, call);
  }

  private static RegistryService registries(World world) {
    return world.humanitec().organization("acme").registries();
  }
}
