package io.github.registrysdk.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TourTest {
  private final RecordedScreen recorded = RecordedScreen.unattended();

  @Test
  void stepsProgressAndTableAreShown() {
    assertThat(run()).isZero();

    assertThat(recorded.errors()).isEmpty();
    assertThat(recorded.text().lines())
        .anyMatch(
            line -> line.matches(" 1  create a registry +sdk-tour-\\w+, debian \\(\\d+ ms\\)"))
        .anyMatch(line -> line.matches(" 3  publish a file +sample-tool 1.0.0, id .*SHA-256 .*"))
        .anyMatch(line -> line.matches(" 4  publish through storage +sample-docs 1.0.0, .*"))
        .anyMatch(line -> line.matches(" 5  list the packages +2: sample-docs 1.0.0, sample-.*"))
        .anyMatch(line -> line.matches(" 6  list with a filter +1: sample-tool 1.0.0 .*"))
        .anyMatch(line -> line.matches(" 7  fetch a package +sample-tool 1.0.0, .*"))
        .anyMatch(line -> line.matches(" 8  copy the package +to sdk-tour-\\w+-copy, as .*"))
        .anyMatch(line -> line.matches(" 9  delete the original +from sdk-tour-.*"))
        .anyMatch(line -> line.matches("10  mint a registry token +.*its secret is \\[secret].*"))
        .anyMatch(line -> line.matches("11  rename the token +to \"tour, renamed\" .*"))
        .anyMatch(line -> line.matches("12  seal and store a secret +NPM_REGISTRY_SECRET for .*"))
        .anyMatch(line -> line.matches("15  survive a new key +sealed again, for key \\d+ .*"))
        .anyMatch(line -> line.matches("16  delete the registry +NPM_REGISTRY_SECRET, .*"))
        .anyMatch(line -> line.matches("18  deploy as Maven does +sample-1.0.0.jar and its .*"))
        .anyMatch(line -> line.matches("20  give it to Dependabot +MAVEN_REPOSITORY_SECRET .*"))
        .anyMatch(line -> line.matches("21  pull the jar with it +5 bytes, with the right .*"))
        .anyMatch(line -> line.matches(" +gave it to Humanitec registry sdk-sample-images"))
        .anyMatch(line -> line.matches(" +pulled sdk-sample-.*, with the new token"));
    assertThat(recorded.text())
        .doesNotContain("\r")
        .contains(" 25 % of 3.0 MiB sent", " 50 % of", " 75 % of", "100 % of 3.0 MiB sent");
    assertThat(recorded.text().lines())
        .anyMatch(line -> line.matches(" +registry +sdk-tour-\\w+ +acme +[0-9a-f-]{36}"))
        .anyMatch(line -> line.matches(" +package +sample-docs 1.0.0 +sdk-tour-\\w+ +.*"))
        .anyMatch(line -> line.matches(" +package +sample-tool 1.0.0 +sdk-tour-\\w+-copy +.*"))
        .anyMatch(line -> line.matches(" +token +tour, renamed +sdk-tour-\\w+ +.*"))
        .anyMatch(line -> line.matches(" +Rate limit rest: \\d+ of 200 requests left until .*"))
        .noneMatch(line -> line.matches(" +package +sample-tool 1.0.0 +sdk-tour-\\w{8} +.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "--force, --force",
    "--report, --report",
    "--report a.html --report b.html, --report",
    "--report a.html b.html, b.html"
  })
  void otherArgumentsAreRefused(String arguments, String refused) {
    List<String> args = List.of(arguments.split(" ", -1));

    int status = Tour.run(() -> TourSettings.of(args, Map.of()), recorded.screen());

    assertThat(status).isEqualTo(1);
    assertThat(recorded.errors())
        .containsExactly(
            "tour: the arguments are --yes and --report FILE, each once; cannot use " + refused);
  }

  private int run() {
    return Tour.run(() -> TourSettings.of(List.of(), Map.of()), recorded.screen());
  }
}
