package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an overwrite that fails leaves. {@code DockerConfigTest} tests everything else. */
class SecretFileTest {
  private static final String BEFORE = "{}";

  @TempDir Path folder;

  @Test
  void interruptedOverwriteIsUndone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "{ half of the new con" + BEFORE);
    IOException failure = new ClosedByInterruptException();

    Thread.currentThread().interrupt();
    IOException thrown =
        SecretFile.restored(file, BEFORE.getBytes(StandardCharsets.UTF_8), failure);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isSameAs(failure);
    assertThat(file).hasContent(BEFORE);
  }

  @Test
  void overwriteThatCanNotBeUndoneSaysThatTheFileIsIncomplete() {
    IOException failure = new IOException("No space left on device");

    assertThat(SecretFile.restored(folder, new byte[0], failure))
        .hasMessage(folder + " is incomplete now, restore it or delete it: No space left on device")
        .hasCause(failure);
    assertThat(failure.getSuppressed()).hasSize(1);
  }
}
