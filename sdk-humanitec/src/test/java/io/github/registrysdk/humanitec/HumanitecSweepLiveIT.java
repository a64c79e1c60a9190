package io.github.registrysdk.humanitec;

import io.github.registrysdk.testsupport.LiveRun;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Deletes what live tests have left. */
@EnabledIfEnvironmentVariable(named = "HUMANITEC_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "HUMANITEC_ORG", matches = ".+")
@EnabledIfSystemProperty(named = "sweep", matches = ".*")
class HumanitecSweepLiveIT {

  @Test
  void sweep() {
    try (HumanitecClient client = HumanitecClient.fromEnvironment()) {
      var registries = client.organization().registries();
      System.out.println(
          "deleted: " + LiveRun.sweep(HumanitecLive.leftovers(registries), InstantSource.system()));
    }
  }
}
