package io.github.registrysdk.fuzzing;

import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.function.Function;

/** Every operation of GitHub, with arguments that are good. */
@SuppressWarnings("ImmutableEnumChecker") // What is kept are lambdas that hold nothing.
enum GitHubCall {
  LIST(registries -> registries.list().toList()),
  /** Two requests: the public key comes first. */
  CREATE(
      registries ->
          registries.create(
              CreatePrivateRegistry.withToken(
                      PrivateRegistryType.NPM_REGISTRY,
                      "https://npm.example.com",
                      Canary.PASSWORD.secret(),
                      RepositoryAccess.all())
                  .build())),
  PUBLIC_KEY(PrivateRegistryService::publicKey),
  GET(registries -> registries.get("FRUIT_SECRET")),
  UPDATE(
      registries -> {
        registries.update(
            "FRUIT_SECRET",
            UpdatePrivateRegistry.builder().secret(Canary.PASSWORD.secret()).build());
        return "";
      }),
  DELETE(
      registries -> {
        registries.delete("FRUIT_SECRET");
        return "";
      });

  private final Function<PrivateRegistryService, Object> work;

  GitHubCall(Function<PrivateRegistryService, Object> work) {
    this.work = work;
  }

  Object run(GitHubClient client) {
    return work.apply(client.organization("acme").privateRegistries());
  }
}
