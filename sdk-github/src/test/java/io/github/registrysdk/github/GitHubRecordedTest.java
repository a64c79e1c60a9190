package io.github.registrysdk.github;

import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the live tests have recorded. There is nothing yet, and then this is skipped. */
@EnabledIf("isRecorded")
class GitHubRecordedTest extends GitHubLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.github.com/"))
          .keepField("key")
          .mode(CassetteMode.REPLAY)
          .build();

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @Override
  GitHubClient connect() {
    return builder().minWriteInterval(Duration.ZERO).build();
  }

  static boolean isRecorded() {
    return Files.isDirectory(Path.of("src/test/resources/cassettes/GitHubLive"));
  }
}
