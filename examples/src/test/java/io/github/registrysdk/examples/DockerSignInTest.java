package io.github.registrysdk.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
final class DockerSignInTest {
  @Test
  void credentialsAreAddedToWhatIsThere() throws Exception {
    PrintStream standard = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      DockerSignIn.main(new String[0]);
    } finally {
      System.setOut(standard);
    }

    assertThat(bytes.toString(UTF_8))
        .startsWith("good until 20")
        .contains("\"detachKeys\" : \"ctrl-q\"")
        .contains("\"1234.dkr.ecr.eu-central-1.amazonaws.com\"", "\"auth\" : ...");
  }
}
