package io.github.registrysdk.examples.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DebianFileTest {
  @TempDir private Path folder;

  @Test
  void membersFollowEachOtherAtEvenOffsets() throws IOException {
    byte[] deb = Files.readAllBytes(DebianFile.write(folder, "sample", "1.0.0", 1001));

    assertThat(new String(deb, 0, 8, US_ASCII)).isEqualTo("!<arch>\n");
    int offset = 8;
    for (String name : new String[] {"debian-binary", "control.tar.gz", "data.tar.gz"}) {
      String header = new String(deb, offset, 60, US_ASCII);
      assertThat(header).startsWith(name).endsWith("`\n");
      int size = Integer.parseInt(header.substring(48, 58).strip());
      offset += 60 + size + size % 2;
    }
    assertThat(offset).isEqualTo(deb.length);
  }

  @Test
  void nameFollowsDebiansCustom() {
    assertThat(DebianFile.write(folder, "sample", "1.0.0", 1)).hasFileName("sample_1.0.0_all.deb");
  }
}
