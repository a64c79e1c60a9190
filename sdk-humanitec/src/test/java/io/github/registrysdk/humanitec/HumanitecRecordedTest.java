package io.github.registrysdk.humanitec;

import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the live tests have recorded. There is nothing yet, and then this is skipped. */
@EnabledIf("isRecorded")
class HumanitecRecordedTest extends HumanitecLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.humanitec.io/"))
          .mode(CassetteMode.REPLAY)
          .build();

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  static boolean isRecorded() {
    return Files.isDirectory(Path.of("src/test/resources/cassettes/HumanitecLive"));
  }
}
