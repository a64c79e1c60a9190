package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageRoundTripTest {
  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  private FakeBuildkite fake;
  @AutoClose private BuildkiteClient client;
  private BuildkiteOrganization acme;
  private RegistryPackageService packages;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    fake.addRegistry("acme", "gems", "ruby");
    fake.addRegistry("acme", "other", "ruby");
    client = Clients.of(fake);
    acme = client.organization("acme");
    packages = acme.registry("gems").packages();
  }

  @Test
  void listIsNewestFirstAndAsLazyAsItIsRead() {
    add("a-1.gem", "b-1.gem", "a-2.gem", "c-1.gem", "a-3.gem");

    Iterator<PackageSummary> walk = packages.list(PackageQuery.all().perPage(2)).iterator();
    assertThat(fake.calls()).isEmpty();
    assertThat(walk.next()).extracting("name", "version").containsExactly("a", "3");
    walk.next();
    assertThat(fake.calls()).hasSize(1);
    List<String> rest = new ArrayList<>();
    walk.forEachRemaining(item -> rest.add(item.name() + item.version()));
    assertThat(rest).containsExactly("a2", "b1", "a1");
    assertThat(fake.calls()).hasSize(3);
  }

  @Test
  void nameIsSearchedForUnlessItMustBeExact() {
    add("banana-1.gem", "bananabread-1.gem", "bananabread-2.gem", "banana-2.gem");

    assertThat(packages.list(PackageQuery.named("banana"))).hasSize(4);
    assertThat(packages.list(PackageQuery.exactlyNamed("banana").perPage(1)))
        .extracting(PackageSummary::version)
        .containsExactly("2", "1");
    assertThat(fake.calls()).hasSize(1 + 4);
  }

  @Test
  void oneListCallTellsWhetherALostPublishIsThere() {
    byte[] content = "peel".getBytes(UTF_8);
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.dropAfterEffect());
    Upload upload = Upload.bytes("a-1.gem", content);
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> packages.publish(upload));

    List<PackageSummary> found = packages.list(PackageQuery.exactlyNamed("a")).toList();

    assertThat(found)
        .singleElement()
        .extracting(PackageSummary::digests)
        .isEqualTo(fake.organization("acme").registry("gems").packages().get(0).digests());
    assertThat(fake.calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(1);
  }

  @Test
  void variantOfAFileIsItsExtension() {
    fake.addRegistry("acme", "files", "files");
    RegistryPackageService files = acme.registry("files").packages();

    files.publish(Upload.bytes("tool-3.0.0.bin.sha256", new byte[1]));

    assertThat(files.list())
        .singleElement()
        .returns("tool", PackageSummary::name)
        .returns("3.0.0", PackageSummary::version)
        .returns("bin.sha256", PackageSummary::variant);
  }

  @Test
  void ecosystemThatCanBeCopiedIsCopiedWhenKnown() {
    String id = fake.addPackage("acme", "gems", "a-1.gem", "peel".getBytes(UTF_8));
    PackageRegistry gems = acme.registries().get("gems");

    assertThat(acme.registry(gems).packages().copy(id, "other").name()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "container",
        "helm",
        "helm_oci",
        "huggingface",
        "java",
        "nuget",
        "oci",
        "terraform",
        "new"
      })
  void ecosystemThatCannotBeCopiedIsRefusedOnlyWhenKnown(String ecosystem) {
    fake.addRegistry("acme", "here", ecosystem);
    fake.addRegistry("acme", "there", ecosystem);
    String id = fake.addPackage("acme", "here", "a-1.bin", "peel".getBytes(UTF_8));
    PackageRegistry here = acme.registries().get("here");
    int before = fake.calls().size();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> acme.registry(here).packages().copy(id, "there"))
        .withMessage(
            "Buildkite can't copy "
                + ecosystem
                + " packages; it can copy alpine, debian, files, javascript, python, redhat, ruby");
    assertThat(fake.calls()).hasSize(before);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> acme.registry("here").packages().copy(id, "there"))
        .withMessageContaining("ecosystem: invalid");
  }

  private void add(String... files) {
    for (String file : files) {
      fake.addPackage("acme", "gems", file, file.getBytes(UTF_8));
    }
  }
}
