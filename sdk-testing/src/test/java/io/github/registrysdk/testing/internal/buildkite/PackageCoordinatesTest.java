package io.github.registrysdk.testing.internal.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.testing.internal.http.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageCoordinatesTest {

  @ParameterizedTest
  @CsvSource({
    "debian, banana_1.1-2_amd64.deb, banana, 1.1-2",
    "alpine, py3-numpy-1.24.4-r0.apk, py3-numpy, 1.24.4-r0",
    "redhat, foo-bar-1.0-1.el9.x86_64.rpm, foo-bar, 1.0-1.el9",
    "ruby, my-gem-0.1.0.gem, my-gem, 0.1.0",
    "ruby, nokogiri-1.16.0-x86_64-linux.gem, nokogiri, 1.16.0",
    "python, my_pkg-1.2.3-py3-none-any.whl, my_pkg, 1.2.3",
    "python, my-pkg-1.2.3.tar.gz, my-pkg, 1.2.3",
    "javascript, left-pad-1.3.0-beta.1.tgz, left-pad, 1.3.0-beta.1",
    "helm, my-chart-0.2.0.tgz, my-chart, 0.2.0",
    "nuget, Acme.Core.1.2.3.nupkg, Acme.Core, 1.2.3",
    "terraform, terraform-provider-acme_1.0.0_linux_amd64.zip, terraform-provider-acme, 1.0.0",
    "java, acme-core-1.2.jar, acme-core, 1.2",
    "terraform, terraform-acme-network-1.0.0.tgz, terraform-acme-network, 1.0.0",
    "alpine, my-alpine-package_0.1.1_r0.apk, my-alpine-package, 0.1.1_r0"
  })
  void nameAndVersionAreReadFromTheFilesName(
      String ecosystem, String fileName, String name, @Nullable String version) {
    assertThat(PackageCoordinates.of(ecosystem, fileName))
        .isEqualTo(new PackageCoordinates(name, version, null));
  }

  @ParameterizedTest
  @CsvSource({
    "my-app-1.0.0.zip, my-app, 1.0.0, zip",
    "firmware-2.3.1-beta.1.bin, firmware, 2.3.1-beta.1, bin",
    "tool-1.0.0+build.123.tar.gz, tool, 1.0.0+build.123, tar.gz",
    "tool-3.0.0.bin.sha256, tool, 3.0.0, bin.sha256",
    "x-1.0.0-1.x86_64.pkg.tar.zst, x, 1.0.0-1, x86_64.pkg.tar.zst"
  })
  void variantOfAFileIsItsExtension(String fileName, String name, String version, String variant) {
    assertThat(PackageCoordinates.ofUpload("files", fileName))
        .isEqualTo(new PackageCoordinates(name, version, variant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "a-1.0.txt",
        "a-1.0.0",
        "a_b-1.0.0.txt",
        "a-01.0.0.txt",
        "x-1.0-1-x86_64.pkg.tar.zst"
      })
  void fileWithAnotherNameIsRefused(String fileName) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> PackageCoordinates.ofUpload("files", fileName));
  }
}
