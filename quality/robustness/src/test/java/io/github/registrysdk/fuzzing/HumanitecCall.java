package io.github.registrysdk.fuzzing;

import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.UpdateRegistry;
import java.util.function.Function;

/** Every operation of Humanitec, with arguments that are good. */
@SuppressWarnings("ImmutableEnumChecker") // What is kept are lambdas that hold nothing.
enum HumanitecCall {
  LIST(registries -> registries.list().toList()),
  CREATE(
      registries ->
          registries.create(
              CreateRegistry.basic("fruit", "r.example.com", "ci", Canary.PASSWORD.secret())
                  .build())),
  GET(registries -> registries.get("fruit")),
  CREDS(registries -> registries.creds("fruit")),
  /** Two requests: what it is now comes first. */
  UPDATE(
      registries ->
          registries.update(
              "fruit", UpdateRegistry.builder().account("cd", Canary.PASSWORD.secret()).build())),
  DELETE(
      registries -> {
        registries.delete("fruit");
        return "";
      });

  private final Function<RegistryService, Object> work;

  HumanitecCall(Function<RegistryService, Object> work) {
    this.work = work;
  }

  Object run(HumanitecClient client) {
    return work.apply(client.organization("acme").registries());
  }
}
