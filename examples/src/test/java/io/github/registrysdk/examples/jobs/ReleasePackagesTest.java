package io.github.registrysdk.examples.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleasePackagesTest {
  @TempDir Path dist;

  @BeforeEach
  void build() throws IOException {
    for (String name : new String[] {"a_1_all.deb", "b_1_all.deb", "a-1-1.noarch.rpm", "a.txt"}) {
      Files.writeString(dist.resolve(name), name);
    }
  }

  private static void registries(FakeBuildkite fake) {
    OidcPolicy policy =
        OidcPolicy.of(
            OidcStatement.issuedBy("https://agent.buildkite.com")
                .granting(OidcScope.READ_PACKAGES, OidcScope.WRITE_PACKAGES)
                .where("pipeline_slug", ClaimRule.equalTo("release")));
    try (BuildkiteClient admin = fake.configure(BuildkiteClient.builder()).build()) {
      var registries = admin.organization("acme").registries();
      registries.create(
          CreatePackageRegistry.builder("debs", Ecosystem.DEBIAN).oidcPolicy(policy).build());
      registries.create(
          CreatePackageRegistry.builder("rpms", Ecosystem.REDHAT).oidcPolicy(policy).build());
    }
  }

  private void release(Interruptions world, boolean dryRun) {
    BuildkiteOidc job =
        BuildkiteOidc.agent(world.fake().addAgentJob(Map.of("pipeline_slug", "release")))
            .withOptions(world.clock()::configure);
    ReleasePackages.run(slug -> world.client(job.forRegistry("acme", slug)), dist, dryRun);
  }

  @Test
  void eachKindIsPublishedToItsRegistryOnce() throws Exception {
    Interruptions.undisturbed(
        ReleasePackagesTest::registries,
        world -> {
          release(world, false);
          release(world, false);

          assertThat(world.packages())
              .extracting(name -> name.split(" ", 2)[0])
              .containsExactly("debs/a_1_all.deb", "debs/b_1_all.deb", "rpms/a-1-1.noarch.rpm");
          assertThat(world.fake().calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(3);
        });
  }

  @Test
  void dryRunPublishesNothing() throws Exception {
    Interruptions.undisturbed(
        ReleasePackagesTest::registries,
        world -> {
          release(world, true);

          assertThat(world.fake().calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(2);
          assertThat(world.packages()).isEmpty();
        });
  }

  @Test
  void missingKindEndsItBeforeAnythingIsPublished() throws Exception {
    Files.delete(dist.resolve("a-1-1.noarch.rpm"));
    Interruptions.undisturbed(
        ReleasePackagesTest::registries,
        world -> {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> release(world, false))
              .withMessageEndingWith("has no file that matches *.rpm");
          assertThat(world.packages()).isEmpty();
        });
  }

  @Test
  void interruptedReleaseIsFinishedByTheNextRun() throws Exception {
    Interruptions.everywhere(ReleasePackagesTest::registries, world -> release(world, false));
  }
}
