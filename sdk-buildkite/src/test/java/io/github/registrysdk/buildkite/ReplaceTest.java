package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.UploadException.Reason;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testing.Fault;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplaceTest {
  private static final String INDEX = "index-1.0.0.json";
  private static final byte[] OLD = "old".getBytes(UTF_8);
  private static final byte[] NEW = "new".getBytes(UTF_8);

  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  private FakeBuildkite fake;
  @AutoClose private BuildkiteClient client;
  private RegistryPackageService packages;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    fake.addRegistry("acme", "files", "files");
    client = Clients.of(fake);
    packages = client.organization("acme").registry("files", Ecosystem.FILES).packages();
  }

  private FakeRegistryPackage held() {
    return fake.organization("acme").registry("files").packages().get(0);
  }

  @Test
  void oldFileIsReplacedOnce() {
    String old = fake.addPackage("acme", "files", INDEX, OLD);
    fake.addPackage("acme", "files", "index-1.0.0.json.sig", OLD);

    assertThat(packages.replace(Upload.bytes(INDEX, NEW)).status()).isEqualTo(Status.PUBLISHED);
    assertThat(packages.replace(Upload.bytes(INDEX, NEW)).status())
        .isEqualTo(Status.ALREADY_PRESENT);

    assertThat(held().id()).isNotEqualTo(old);
    assertThat(held().size()).isEqualTo(NEW.length);
    assertThat(fake.organization("acme").registry("files").packages()).hasSize(2);
    assertThat(fake.calls(BuildkiteOperation.DELETE_PACKAGE)).hasSize(1);
  }

  @Test
  void missingFileIsPublished() {
    assertThat(packages.replace(Upload.bytes(INDEX, NEW)).status()).isEqualTo(Status.PUBLISHED);
    assertThat(fake.calls(BuildkiteOperation.DELETE_PACKAGE)).isEmpty();
  }

  @Test
  void publicationThatIsRefusedAfterTheDeletionIsNotSafeToRetry() {
    fake.addPackage("acme", "files", INDEX, OLD);
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.status(422));

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages.replace(Upload.bytes(INDEX, NEW)))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.NOT_REPLACED);
              assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
              assertThat(e).hasCauseInstanceOf(ValidationException.class);
              assertThat(e)
                  .hasMessageContaining("the old package of index-1.0.0.json was deleted")
                  .hasMessageContaining("replace it again");
            });

    assertThat(packages.replace(Upload.bytes(INDEX, NEW)).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void publicationThatIsLostAfterTheDeletionIsReported() {
    fake.addPackage("acme", "files", INDEX, OLD);
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.dropBeforeEffect());

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages.replace(Upload.bytes(INDEX, NEW)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_REPLACED))
        .withCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(1);
  }

  @Test
  void deletionOfUnknownOutcomeIsReported() {
    fake.addPackage("acme", "files", INDEX, OLD);
    fake.faults().on(BuildkiteOperation.DELETE_PACKAGE).once(Fault.dropAfterEffect());
    fake.faults().on(BuildkiteOperation.DELETE_PACKAGE).once(Fault.status(403));

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages.replace(Upload.bytes(INDEX, NEW)))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.NOT_REPLACED);
              assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
              assertThat(e).hasMessageContaining("may have been deleted");
            })
        .withCauseInstanceOf(PermissionDeniedException.class);

    assertThat(packages.replace(Upload.bytes(INDEX, NEW)).status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void closingTheClientAfterTheDeletionIsReported() {
    fake.addPackage("acme", "files", INDEX, OLD);
    Upload closing =
        Upload.from(
            INDEX,
            NEW.length,
            () -> {
              if (!fake.calls(BuildkiteOperation.DELETE_PACKAGE).isEmpty()) {
                client.close();
              }
              return new ByteArrayInputStream(NEW);
            });

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages.replace(closing))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_REPLACED));
  }

  @Test
  void deletionThatIsRefusedKeepsTheOldFile() {
    fake.addPackage("acme", "files", INDEX, OLD);
    fake.faults().on(BuildkiteOperation.DELETE_PACKAGE).once(Fault.status(403));

    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> packages.replace(Upload.bytes(INDEX, NEW)));

    assertThat(held().size()).isEqualTo(OLD.length);
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).isEmpty();
  }

  @Test
  void onlyNamesOfFilesCanBeReplaced() {
    RegistryPackageService debs =
        client.organization("acme").registry("files", Ecosystem.DEBIAN).packages();

    assertThatIllegalStateException()
        .isThrownBy(() -> debs.replace(Upload.bytes("a_1_all.deb", NEW)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packages.replace(Upload.bytes("index.json", NEW)));
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void everyInterruptionEndsLikeAnUndisturbedRun() {
    Converge converge = new Converge();
    converge.run(
        fake -> {
          fake.addRegistry("acme", "r", "files");
          fake.addPackage("acme", "r", INDEX, OLD);
        },
        client ->
            client
                .organization("acme")
                .registry("r", Ecosystem.FILES)
                .packages()
                .replace(Upload.bytes(INDEX, NEW)),
        fake ->
            fake.organization("acme").registry("r").packages().stream()
                .map(held -> held.fileName() + held.digests())
                .toList());
    converge.report("replace");
  }
}
