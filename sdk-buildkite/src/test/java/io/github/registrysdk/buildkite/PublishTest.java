package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.UploadException.Reason;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testsupport.Fixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PublishTest {
  private static final int SIZE = 300_000;

  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  @TempDir Path directory;

  private final byte[] content = new byte[SIZE];
  private FakeBuildkite fake;
  @AutoClose private BuildkiteClient client;
  private RegistryPackageService packages;

  @BeforeEach
  void open() {
    new Random(1).nextBytes(content);
    fake = FAKES.fake();
    fake.addRegistry("acme", "debs", "debian");
    client = Clients.of(fake);
    packages = client.organization("acme").registry("debs").packages();
  }

  @ParameterizedTest
  @EnumSource
  void fileBytesAndStreamArriveWhole(PublishVia via) throws IOException {
    String name = "banana_1.1-2_amd64.deb";

    assertArrived(Upload.file(Files.write(directory.resolve(name), content)), via);
    assertArrived(Upload.bytes(name, content), via);
    assertArrived(Upload.stream(name, SIZE, new ByteArrayInputStream(content)), via);
  }

  private void assertArrived(Upload upload, PublishVia via) {
    RegistryPackage made = packages.publish(upload, via);
    assertThat(made.name()).isEqualTo("banana");
    assertThat(made.version()).isEqualTo("1.1-2");
    assertThat(made.digests()).containsEntry("sha256", sha256(content));
    assertThat(made.registry()).isNotNull();
    assertThat(made.registry().slug()).isEqualTo("debs");
    assertThat(fake.organization("acme").registry("debs").packages())
        .singleElement()
        .satisfies(held -> assertThat(held.size()).isEqualTo(SIZE));
    assertThat(packages.get(made.id())).isEqualTo(made);
    packages.delete(made.id());
  }

  @ParameterizedTest
  @EnumSource
  void progressRisesToTheWhole(PublishVia via) {
    List<Long> seen = new ArrayList<>();

    packages.publish(
        Upload.bytes("a.deb", content)
            .onProgress(
                (sent, total) -> {
                  assertThat(total).isEqualTo(SIZE);
                  seen.add(sent);
                }),
        via);

    assertThat(seen).isSorted().hasSizeBetween(4, 8).endsWith((long) SIZE).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void digestMismatchNamesThePackage(PublishVia via) {
    fake.faults()
        .on(BuildkiteOperation.PUBLISH_PACKAGE)
        .once(
            Fault.body("application/json", Fixture.read("buildkite/package-with-everything.json")));

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages.publish(Upload.bytes("a.deb", content), via))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH);
              assertThat(e.effect()).isEqualTo(Effect.DONE);
              assertThat(e)
                  .hasMessageContaining(sha256(content))
                  .hasMessageContaining("0191e23a-4bc8-7683-bfa4-5f73bc9b7c44")
                  .hasMessageContaining("delete the package and publish the file again");
            });
  }

  @ParameterizedTest
  @EnumSource
  void packageThatExistsIsAConflictWithTheReason(PublishVia via) {
    packages.publish(Upload.bytes("a_1_all.deb", content), via);

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> packages.publish(Upload.bytes("a_1_all.deb", content), via))
        .satisfies(
            e -> {
              assertThat(e.error().message()).isEqualTo("A package with that name already exists");
              assertThat(e.effect()).isEqualTo(Effect.NONE);
            });

    packages.publish(Upload.bytes("a_2_all.deb", content), via);
    packages.publish(Upload.bytes("a_1_arm64.deb", content), via);
  }

  @ParameterizedTest
  @CsvSource({
    "debian, a-1.0.0.txt, This registry does not support that package type",
    "java, a-1.0.0.jar, This registry does not support that package type",
    "files, a.txt, 'Invalid filename format. Expected: {BASENAME}-{SEMVER}.{EXT}'"
  })
  void fileThatTheRegistryDoesNotTakeIsRefusedWithTheReason(
      String ecosystem, String name, String reason) {
    fake.addRegistry("acme", "other", ecosystem);
    RegistryPackageService other = client.organization("acme").registry("other").packages();

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> other.publish(Upload.bytes(name, content)))
        .satisfies(e -> assertThat(e.error().message()).isEqualTo(reason));
    assertThat(fake.organization("acme").registry("other").packages()).isEmpty();
  }

  @Test
  void alpinePackageIsPublishedInBothForms() {
    fake.addRegistry("acme", "alpine", "alpine");
    RegistryPackageService alpine = client.organization("acme").registry("alpine").packages();

    RegistryPackage one = alpine.publish(Upload.bytes("bk-1.0.0-r0.apk", content));
    RegistryPackage two =
        alpine.publishForDistribution(Upload.bytes("bk-1.0.0-r1.apk", content), "alpine/v3");

    assertThat(one.digests()).isEqualTo(two.digests());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> alpine.publishForDistribution(Upload.bytes("bk-1.0.0-r2.apk", content), " "));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                packages.publishForDistribution(Upload.bytes("a.deb", content), "debian/bookworm"));
  }

  @Test
  void digestInCapitalsIsTheSameDigest() {
    String digest = sha256("peel".getBytes(UTF_8)).toUpperCase(java.util.Locale.ROOT);
    String body = Fixture.read("buildkite/package-with-everything.json").replace("beef", digest);
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.body("application/json", body));

    RegistryPackage made = packages.publish(Upload.bytes("a.deb", "peel".getBytes(UTF_8)));

    assertThat(made.digests()).containsEntry("sha256", digest);
  }

  @Test
  void sizeDecidesTheWayUnlessTheCallerDoes() {
    assertThat(wayOf(RegistryPackageService.LARGEST_VIA_API)).isEqualTo("publish a package");
    assertThat(wayOf(RegistryPackageService.LARGEST_VIA_API + 1))
        .isEqualTo("upload a package to storage");
  }

  private String wayOf(long length) {
    Upload unreadable =
        Upload.from(
            "a.deb",
            length,
            () -> {
              throw new IOException("not today");
            });
    try {
      throw new AssertionError("published as " + packages.publish(unreadable));
    } catch (UploadException e) {
      assertThat(e.reason()).isEqualTo(Reason.UNREADABLE);
      return e.operation();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
