package io.github.registrysdk.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.core.toolkit.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A file with the token and nothing else. */
record FileHolder(Path file) implements TokenHolder {
  FileHolder {
    Objects.requireNonNull(file, "file");
  }

  @Override
  public void check(boolean firstRun) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder == null || !Files.isDirectory(folder)) {
        throw new IOException(folder + " is not a directory");
      }
      SecretFile.read(file); // refuses what is not a file
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void give(Secret secret) {
    check(false);
    byte[] content = Require.secret("secret", secret).reveal().getBytes(StandardCharsets.UTF_8);
    try {
      SecretFile.change(file, before -> Arrays.equals(before, content) ? null : content);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException(
        "the file " + file + " can't be written: " + SecretFile.reason(e), e);
  }

  @Override
  public void verify(Secret secret) {
    if (held().filter(secret::equals).isEmpty()) {
      throw new IllegalStateException(file + " has other content");
    }
  }

  @Override
  public Optional<Secret> held() {
    return Files.exists(file) && !isEmpty() ? Optional.of(Secret.fromFile(file)) : Optional.empty();
  }

  private boolean isEmpty() {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public String toString() {
    return "file " + file;
  }
}
