package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.util.Map;

/** A GitHub with one registry, and clients with a token and as an App that never really wait. */
final class RetryWorld implements AutoCloseable {
  final ManualClock clock = ManualClock.create();
  final FakeGitHub fake =
      FakeGitHub.builder()
          .clock(clock)
          .start()
          .addApp("Iv1.client", AppKeys.PAIR.getPublic(), 77, "acme");
  final String name = fake.addRegistry("acme", "npm_registry", "https://npm.acme.example/", "s");
  private final GitHubClient client = Clients.of(fake, clock);
  private final GitHubClient app =
      Clients.builder(fake, clock)
          .app(GitHubApp.installedIn("Iv1.client", AppKeys.pkcs1(), "acme"))
          .build();
  final PrivateRegistryService registries = Clients.registries(client);
  final PrivateRegistryService appsRegistries = Clients.registries(app);

  void create() {
    registries.create(
        CreatePrivateRegistry.withToken(
                PrivateRegistryType.MAVEN_REPOSITORY,
                "https://maven.acme.example/",
                Secret.of("hunter2"),
                RepositoryAccess.all())
            .build());
  }

  static UpdatePrivateRegistry update() {
    return UpdatePrivateRegistry.builder().username("hubot").build();
  }

  static Fault comeBackInASecond() {
    return Fault.status(503, Map.of("Retry-After", "1"), "{}");
  }

  FakePrivateRegistry held() {
    return fake.organization("acme").registry(name);
  }

  @Override
  public void close() {
    client.close();
    app.close();
    fake.close();
  }
}
