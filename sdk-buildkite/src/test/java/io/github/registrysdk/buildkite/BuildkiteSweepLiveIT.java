package io.github.registrysdk.buildkite;

import io.github.registrysdk.testsupport.LiveRun;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Deletes what live tests have left. */
@EnabledIfEnvironmentVariable(named = "BUILDKITE_API_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "BUILDKITE_ORGANIZATION_SLUG", matches = ".+")
@EnabledIfSystemProperty(named = "sweep", matches = ".*")
class BuildkiteSweepLiveIT {

  @Test
  void sweep() {
    try (BuildkiteClient client = BuildkiteClient.fromEnvironment()) {
      var organization = client.organization();
      System.out.println(
          "deleted: "
              + LiveRun.sweep(BuildkiteLive.leftovers(organization), InstantSource.system()));
    }
  }
}
