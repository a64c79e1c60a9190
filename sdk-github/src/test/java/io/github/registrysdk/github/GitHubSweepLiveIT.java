package io.github.registrysdk.github;

import io.github.registrysdk.testsupport.LiveRun;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Deletes what live tests have left. */
@EnabledIfEnvironmentVariable(named = "GITHUB_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "GITHUB_ORGANIZATION", matches = ".+")
@EnabledIfSystemProperty(named = "sweep", matches = ".*")
class GitHubSweepLiveIT {

  @Test
  void sweep() {
    try (GitHubClient client = GitHubClient.fromEnvironment()) {
      var leftovers = GitHubLive.leftovers(client.organization());
      System.out.println("deleted: " + LiveRun.sweep(leftovers, InstantSource.system()));
    }
  }
}
