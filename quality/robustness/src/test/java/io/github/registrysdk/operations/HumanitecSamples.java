package io.github.registrysdk.operations;

import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecOrganization;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.List;
import java.util.function.Function;

/** Humanitec's operations, on an organization with the registry {@code images}. */
final class HumanitecSamples {
  private static final String ALL = "/orgs/acme/registries";
  private static final String ONE = ALL + "/images";
  private static final String READ = "a role that may read the organization's registries";
  private static final String WRITE = "a role that may change the organization's registries";

  private HumanitecSamples() {}

  /** New samples go to the end: seeds of the fuzzers name a sample by its place. */
  static List<Sample> all() {
    return List.of(
        sample(
                HumanitecOperation.LIST_REGISTRIES,
                "list the registries",
                RetryClass.SAFE,
                "GET " + ALL,
                c -> registries(c).list().toList())
            .needs(READ)
            .returns(Shape.ARRAY, "registry.json", "id"),
        sample(
                HumanitecOperation.CREATE_REGISTRY,
                "create a registry",
                RetryClass.CREATE,
                "POST " + ALL,
                c -> registries(c).create(create(c)))
            .needs(WRITE)
            .sends(
                "{\"id\":\"new\",\"registry\":\"new.acme.example\",\"type\":\"basic\","
                    + "\"creds\":{\"username\":\"deploy\",\"password\":\"*\"}}")
            .returns(Shape.ITEM, "registry.json", "id")
            .leaves(fake -> organization(fake).registries().size() - 2),
        sample(
                HumanitecOperation.GET_REGISTRY,
                "get a registry",
                RetryClass.SAFE,
                "GET " + ONE,
                c -> registries(c).get("images"))
            .needs(READ)
            .returns(Shape.ITEM, "registry.json", "id"),
        sample(
                HumanitecOperation.GET_CREDS,
                "get a registry's credentials",
                RetryClass.SAFE,
                "GET " + ONE + "/creds",
                c -> registries(c).creds("images"))
            .needs(READ)
            .returns(Shape.ITEM, "creds.json", "registry"),
        sample(
                HumanitecOperation.UPDATE_REGISTRY,
                "update a registry",
                RetryClass.UPDATE,
                "PATCH " + ONE,
                c -> registries(c).update("images", update(c)))
            .needs(WRITE)
            .sends(
                "{\"id\":\"images\",\"registry\":\"images.acme.example\",\"type\":\"basic\","
                    + "\"creds\":{\"username\":\"deploy\",\"password\":\"*\",\"expires\":null}}")
            .returns(Shape.ITEM, "registry.json", "id")
            .leaves(
                fake -> "deploy".equals(organization(fake).registry("images").username()) ? 1 : 0),
        sample(
                HumanitecOperation.DELETE_REGISTRY,
                "delete a registry",
                RetryClass.DELETE,
                "DELETE " + ONE,
                c -> Sample.done(() -> registries(c).delete("images")))
            .needs(WRITE)
            .leaves(fake -> 2 - organization(fake).registries().size()));
  }

  private static CreateRegistry create(Caller caller) {
    return CreateRegistry.builder("new", "new.acme.example")
        .basic("deploy", caller.password())
        .build();
  }

  /** With all that Humanitec requires, so that no request comes before it. */
  private static UpdateRegistry update(Caller caller) {
    return UpdateRegistry.builder()
        .registry("images.acme.example")
        .type(RegistryType.BASIC)
        .account("deploy", caller.password())
        .build();
  }

  private static Sample sample(
      HumanitecOperation operation,
      String name,
      RetryClass retryClass,
      String request,
      Function<Caller, Object> call) {
    return new Sample(Provider.HUMANITEC, operation, name, retryClass, request, call);
  }

  private static RegistryService registries(Caller caller) {
    return ((HumanitecClient) caller.client()).organization("acme").registries();
  }

  private static FakeHumanitecOrganization organization(FakeProvider<?, ?> fake) {
    return ((FakeHumanitec) fake).organization("acme");
  }
}
