package io.github.registrysdk.examples;

import static io.github.registrysdk.testing.BuildkiteOperation.LIST_PACKAGES;
import static io.github.registrysdk.testing.BuildkiteOperation.PUBLISH_PACKAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pattern for tests of your own: a fake and a client for each test. */
@ExtendWith(FakeBuildkiteExtension.class)
final class TestingWithTheFakeTest {
  private static final Upload DAMSON =
      Upload.bytes("damson_1.0.0_all.deb", "damson".getBytes(UTF_8));

  private BuildkiteClient client;
  private RegistryPackageService packages;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    client = fake.configure(BuildkiteClient.builder()).build();
    packages = client.organization("acme").registry("debs").packages();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void missingPackageIsPublished(FakeBuildkite fake) {
    assertThat(TestingWithTheFake.publishOnce(packages, "damson", DAMSON)).isTrue();

    assertThat(fake.organization("acme").registry("debs").packages())
        .singleElement()
        .satisfies(held -> assertThat(held.fileName()).isEqualTo("damson_1.0.0_all.deb"));
  }

  @Test
  void presentPackageIsLeftAlone(FakeBuildkite fake) {
    fake.addPackage("acme", "debs", "damson_0.9.0_all.deb", new byte[] {1});

    assertThat(TestingWithTheFake.publishOnce(packages, "damson", DAMSON)).isFalse();

    assertThat(fake.calls(PUBLISH_PACKAGE)).isEmpty();
  }

  @Test
  void listIsReadAgainAfterAnOutage(FakeBuildkite fake) {
    fake.faults().on(LIST_PACKAGES).once(Fault.status(503));

    assertThat(TestingWithTheFake.publishOnce(packages, "damson", DAMSON)).isTrue();

    assertThat(fake.calls(LIST_PACKAGES)).hasSize(2);
  }

  @Test
  void lostResponseIsNotFollowedByASecondUpload(FakeBuildkite fake) {
    fake.faults().on(PUBLISH_PACKAGE).once(Fault.dropAfterEffect());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> TestingWithTheFake.publishOnce(packages, "damson", DAMSON));

    assertThat(fake.organization("acme").registry("debs").packages()).hasSize(1);
  }
}
