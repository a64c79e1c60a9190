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

/** The examples run and print what their comments promise. */
@ResourceLock(Resources.SYSTEM_OUT)
final class ExamplesTest {
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
  void filterAndCursorSelect() {
    ListWithFilter.main(NO_ARGUMENTS);

    assertThat(output().lines())
        .containsExactly(
            "All packages named banana:",
            "  banana 1.1.0",
            "  banana 1.0.0",
            "The newest: cherry",
            "On page 1 of 2: 2",
            "From there on: 1");
  }

  @Test
  void progressReachesTheEndOnBothWays() {
    PublishWithProgress.main(NO_ARGUMENTS);

    assertThat(output().lines().filter(line -> line.equals("8 of 8 MiB sent"))).hasSize(2);
    assertThat(output()).contains("through storage: ");
  }

  @Test
  void everyErrorHasItsAction() {
    ErrorHandling.main(NO_ARGUMENTS);

    assertThat(output().lines().map(line -> line.split(":", 2)[0]))
        .hasSize(5)
        .startsWith("missing", "ask for write_registries")
        .anyMatch(line -> line.startsWith("maybe done; to find out, "))
        .contains("found debs")
        .anyMatch(line -> line.startsWith("retry at 20"));
  }

  @Test
  void stuckCallIsCancelled() throws Exception {
    AsyncCalls.main(NO_ARGUMENTS);

    assertThat(output().lines())
        .containsExactly(
            "fetched cherry",
            "fetched banana",
            "fetched banana",
            "counted 3",
            "cancelled true",
            "debs");
  }

  @Test
  void rotationKeepsTheOldTokenForAGracePeriod() {
    RotateAToken.main(NO_ARGUMENTS);

    assertThat(output())
        .contains("gave it to Docker configuration", "the file has a new token: true")
        .containsPattern("is deleted at 20.*\\R.* is deleted at null");
  }

  @Test
  void fakeTellsWhatItHolds() {
    TestingWithTheFake.main(NO_ARGUMENTS);

    assertThat(output())
        .contains("published: true", "published again: false", "4 packages after 3 requests");
  }

  @Test
  void javaPackageIsPulledWithTheNewToken() {
    DeployWithMaven.main(NO_ARGUMENTS);

    assertThat(output()).contains("pulled 5 bytes of com/acme/banana/1.0.0/banana-1.0.0.jar");
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
