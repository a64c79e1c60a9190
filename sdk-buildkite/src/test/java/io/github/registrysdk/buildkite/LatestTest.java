package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestTest {
  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  @Test
  void orderIsThatOfSemanticVersioning() {
    // The order of the specification's own examples, and numbers that text would order differently.
    List<String> rising =
        List.of(
            "0.9.10",
            "1.0.0-1",
            "1.0.0-2",
            "1.0.0-10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.2.0",
            "1.10.0",
            "2.0.0-rc.1",
            "2.0.0",
            "2.1.0",
            "2.1.1",
            "10.0.0",
            "99999999999999999999.0.0");
    List<SemanticVersion> versions =
        rising.stream().map(text -> Objects.requireNonNull(SemanticVersion.parse(text))).toList();

    for (int i = 0; i < versions.size(); i++) {
      for (int j = 0; j < versions.size(); j++) {
        assertThat(Integer.signum(versions.get(i).compareTo(versions.get(j))))
            .as(rising.get(i) + " and " + rising.get(j))
            .isEqualTo(Integer.signum(i - j));
      }
    }
    assertThat(SemanticVersion.parse("1.0.0+build.1"))
        .isEqualTo(SemanticVersion.parse("1.0.0+build.2"))
        .hasSameHashCodeAs(SemanticVersion.parse("1.0.0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.0", "v1.0.0", "1.0.0.0", "1.0.0-", "1.0.0_1", "1.1-2"})
  void otherVersionsAreNone(String text) {
    assertThat(SemanticVersion.parse(text)).isNull();
    assertThat(SemanticVersion.parse(null)).isNull();
  }

  @Test
  void highestVersionOfTheExactNameIsFound() {
    FakeBuildkite fake = FAKES.fake();
    fake.addRegistry("acme", "files", "files");
    for (String file :
        List.of(
            "tool-1.9.0.zip",
            "tool-1.10.0.zip",
            "tool-1.10.0.tar.gz",
            "tool-2.0.0-rc.zip",
            "tool-1.2.0.zip",
            "toolbox-3.0.0.zip")) {
      fake.addPackage("acme", "files", file, new byte[] {1});
    }
    try (BuildkiteClient client = Clients.of(fake)) {
      RegistryPackageService packages = client.organization("acme").registry("files").packages();

      assertThat(packages.latest("tool")).map(PackageSummary::version).contains("2.0.0-rc");
      assertThat(packages.latest("tool", item -> !item.version().contains("-")))
          .hasValueSatisfying(
              item -> {
                assertThat(item.version()).isEqualTo("1.10.0");
                assertThat(item.variant()).isEqualTo("tar.gz");
              });
      assertThat(packages.latest("tool", item -> "zip".equals(item.variant())))
          .map(PackageSummary::version)
          .contains("2.0.0-rc");
      assertThat(packages.latest("too")).isEmpty();
    }
    assertThat(fake.calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(4);
  }
}
