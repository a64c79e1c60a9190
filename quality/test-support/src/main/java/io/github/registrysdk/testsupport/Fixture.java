package io.github.registrysdk.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The providers' example responses, one file each, in {@code src/main/resources/fixtures}. */
public final class Fixture {
  private Fixture() {}

  /**
   * Reads one example response.
   *
   * @param name the provider and the file, such as {@code buildkite/registry.json}
   * @return the text of the file
   */
  public static String read(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/fixtures/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
