package io.github.registrysdk.buildkite;

import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the live tests have recorded. There is nothing yet, and then this is skipped. */
@EnabledIf("isRecorded")
class BuildkiteRecordedTest extends BuildkiteLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.buildkite.com/"))
          .otherHost("amazonaws.com")
          .otherHost("storage.googleapis.com")
          .mode(CassetteMode.REPLAY)
          .build();

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @Override
  URI packagesUrl() {
    return null;
  }

  @Override
  List<String> teamIds() {
    return List.of();
  }

  static boolean isRecorded() {
    return Files.isDirectory(Path.of("src/test/resources/cassettes/BuildkiteLive"));
  }
}
