package io.github.registrysdk.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** GitHub's examples run and say what their comments promise. */
@ResourceLock(Resources.SYSTEM_OUT)
final class GitHubExamplesTest {
  private static final String[] NO_ARGUMENTS = {};

  private final PrintStream standard = System.out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(bytes, true, UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(standard);
  }

  private String output() {
    return bytes.toString(UTF_8);
  }

  @Test
  void registryIsMadeFromAPlainSecret() {
    CreateFromPlainSecret.main(NO_ARGUMENTS);

    assertThat(output().lines()).containsExactly("MAVEN_REPOSITORY_SECRET for [1296269, 1296280]");
  }

  @Test
  void secretIsReplacedBeforeAndAfterAKeyRotation() {
    RotateASecret.main(NO_ARGUMENTS);

    assertThat(output().lines())
        .containsExactly("GitHub opened it: true", "GitHub opened it: true");
  }

  @Test
  void everythingIsListedAPageAtATime() {
    ListEverything.main(NO_ARGUMENTS);

    assertThat(output().lines())
        .containsExactly(
            "NPM_REGISTRY_SECRET is at https://npm.acme.example",
            "PYTHON_INDEX_SECRET is at https://python.acme.example",
            "1 of 2",
            "1 of 2");
  }

  @Test
  void anAppSignsInWithItsKey() throws Exception {
    AppSignIn.main(NO_ARGUMENTS);

    assertThat(output().lines())
        .containsExactly("GitHubApp[Iv23liExample] sees NPM_REGISTRY_SECRET");
  }
}
