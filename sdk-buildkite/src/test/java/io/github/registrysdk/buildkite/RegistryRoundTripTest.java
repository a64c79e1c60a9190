package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryRoundTripTest {
  private static final OidcPolicy POLICY = OidcPolicy.of(OidcStatement.issuedBy("https://x"));
  private static final OidcPolicy OTHER =
      OidcPolicy.yaml("- iss: https://y # ours\n  claims: {}\n");

  @RegisterExtension
  static final FakeBuildkiteExtension FAKES =
      new FakeBuildkiteExtension(FakeBuildkite.builder().listPageSize(2));

  private FakeBuildkite fake;
  @AutoClose private BuildkiteClient client;
  private PackageRegistryService registries;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    client = Clients.of(fake);
    registries = client.organization("acme").registries();
  }

  @Test
  void whatWasCreatedIsWhatIsReadBack() {
    PackageRegistry made = registries.create(full());

    assertThat(made.slug()).isEqualTo("my-registry");
    assertThat(made.name()).isEqualTo("My Registry");
    assertThat(made.ecosystem()).isEqualTo(Ecosystem.RUBY);
    assertThat(made.description()).isEqualTo("gems");
    assertThat(made.emoji()).isEqualTo(":gem:");
    assertThat(made.color()).isEqualTo("#f0ccff");
    assertThat(made.teamIds()).containsExactly("team-1", "team-2");
    // Buildkite's clients read a text, whatever was sent.
    assertThat(made.oidcPolicy())
        .isEqualTo(OidcPolicy.yaml("[{\"iss\":\"https://x\",\"claims\":{}}]"));
    assertThat(registries.get("my-registry")).isEqualTo(made);
    assertThat(registries.list())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("webUrl")
        .containsExactly(made);
  }

  @Test
  void listReadsEveryPageAndOnlyThose() {
    Stream.of("a", "b", "c", "d", "e").forEach(name -> fake.addRegistry("acme", name, "files"));

    assertThat(registries.list())
        .extracting(PackageRegistry::slug)
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(fake.calls(BuildkiteOperation.LIST_REGISTRIES)).hasSize(3);

    assertThat(registries.list().stream().limit(2)).hasSize(2);
    assertThat(fake.calls(BuildkiteOperation.LIST_REGISTRIES)).hasSize(4);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("name", b -> b.name("Other"), r -> r.name(), "Other"),
        change("description", b -> b.description("new"), r -> r.description(), "new"),
        change("description emptied", b -> b.description(""), r -> r.description(), ""),
        change("no description", b -> b.clearDescription(), r -> r.description(), null),
        change(
            "last value of several",
            b -> b.description("x").clearDescription(),
            r -> r.description(),
            null),
        change("emoji", b -> b.emoji(":apple:"), r -> r.emoji(), ":apple:"),
        change("no emoji", b -> b.clearEmoji(), r -> r.emoji(), null),
        change("color", b -> b.color("#000000"), r -> r.color(), "#000000"),
        change("no color", b -> b.clearColor(), r -> r.color(), null),
        change("policy", b -> b.oidcPolicy(OTHER), r -> r.oidcPolicy(), OTHER),
        change("no policy", b -> b.clearOidcPolicy(), r -> r.oidcPolicy(), null));
  }

  private static Arguments change(
      String name,
      UnaryOperator<UpdatePackageRegistry.Builder> change,
      Function<PackageRegistry, Object> field,
      Object expected) {
    return Arguments.of(name, change, field, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void updateChangesWhatItNamesAndNothingElse(
      String name,
      UnaryOperator<UpdatePackageRegistry.Builder> change,
      Function<PackageRegistry, Object> field,
      Object expected) {
    PackageRegistry before = registries.create(full());

    PackageRegistry after =
        registries.update("my-registry", change.apply(UpdatePackageRegistry.builder()).build());

    assertThat(field.apply(after)).isEqualTo(expected);
    List<Function<PackageRegistry, Object>> fields =
        List.of(
            PackageRegistry::name,
            PackageRegistry::description,
            PackageRegistry::emoji,
            PackageRegistry::color,
            PackageRegistry::oidcPolicy,
            PackageRegistry::teamIds,
            PackageRegistry::slug);
    // A new name makes a new slug.
    assertThat(fields.stream().filter(f -> !equal(f.apply(before), f.apply(after))))
        .hasSize(name.equals("name") ? 2 : 1);
    assertThat(registries.get(after.slug())).isEqualTo(after);
  }

  private static boolean equal(Object a, Object b) {
    return a == null ? b == null : a.equals(b);
  }

  @Test
  void renamedRegistryIsReachedThroughTheReturnedOne() {
    fake.addRegistry("acme", "gems", "ruby");
    fake.addPackage("acme", "gems", "a-1.gem", new byte[] {1});
    fake.addRegistry("acme", "later", "ruby");

    PackageRegistry renamed =
        registries.update("gems", UpdatePackageRegistry.builder().name("More Gems").build());

    assertThat(renamed.slug()).isEqualTo("more-gems");
    assertThat(renamed.url()).endsWith("/registries/more-gems");
    assertThat(registries.get(renamed.slug()).id()).isEqualTo(renamed.id());
    assertThat(client.organization("acme").registry(renamed).packages().list()).hasSize(1);
    assertThat(registries.list())
        .extracting(PackageRegistry::slug)
        .containsExactly("more-gems", "later");
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries.get("gems"));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client.organization("acme").registry("gems").packages().list().toList());
  }

  @Test
  void slugOfAnotherRegistryIsRefused() {
    fake.addRegistry("acme", "gems", "ruby");
    fake.addRegistry("acme", "taken", "ruby");

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () -> registries.update("gems", UpdatePackageRegistry.builder().name("Taken").build()));

    assertThat(registries.get("gems").name()).isEqualTo("gems");
  }

  @Test
  void anUpdateThatChangesNothingIsNotMade() {
    assertThatIllegalStateException()
        .isThrownBy(UpdatePackageRegistry.builder()::build)
        .withMessageContaining("must change something");
  }

  @Test
  void requestsPrintWhatTheyHold() {
    assertThat(full().toString()).startsWith("CreatePackageRegistry{name=My Registry");
    assertThat(UpdatePackageRegistry.builder().clearColor().build())
        .hasToString("UpdatePackageRegistry{color=null}");
    assertThat(PackageQuery.named("a").perPage(1))
        .hasToString("PackageQuery[name=a, exact=false, perPage=1]");
    assertThat(client.organization("acme")).hasToString("BuildkiteOrganization[acme]");
    assertThat(client.organization("acme").slug()).isEqualTo("acme");
    assertThat(client.organization("acme").registry("gems"))
        .hasToString("PackageRegistryHandle[acme/gems]");
    assertThat(client.organization("acme").registry("gems").slug()).isEqualTo("gems");
  }

  private static CreatePackageRegistry full() {
    return CreatePackageRegistry.builder("My Registry", Ecosystem.RUBY)
        .description("gems")
        .emoji(":gem:")
        .color("#f0ccff")
        .teamIds("team-1", "team-2")
        .oidcPolicy(POLICY)
        .build();
  }
}
