package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testsupport.Fixture;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a policy holds, it comes back as it went. */
class OidcPolicyRoundTripTest {
  private final FakeBuildkite fake = FakeBuildkite.start();
  private final BuildkiteClient client = Clients.of(fake);
  private final PackageRegistryService registries = client.organization("acme").registries();

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "gems", "ruby");
  }

  @AfterEach
  void close() {
    client.close();
    fake.close();
  }

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyJsonIsReadBackAsItWasSent(int seed) {
    OidcPolicy policy = new OidcPolicy(new SomeJson(seed).statements());

    assertThat(sentAndRead(policy)).isEqualTo(policy);
    assertThat(sentAndRead(policy).json().toString()).isEqualTo(policy.json().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- iss: https://agent.buildkite.com\n  claims:\n    ref: main # only main\n",
        "---\n- {iss: x}\n...\n",
        "[{\"iss\": \"x\"}]",
        "\u00fc\ud83c\udf4c \"'\\\t\u2028",
        "null"
      })
  void anyTextIsReadBackAsItWasSent(String yaml) {
    assertThat(sentAndRead(OidcPolicy.yaml(yaml)).yaml()).contains(yaml);
  }

  @Test
  void noPolicyIsNull() {
    PackageRegistry made =
        registries.create(CreatePackageRegistry.builder("plain", Ecosystem.FILES).build());

    assertThat(made.oidcPolicy()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"iss\": \"x\", \"claims\": {\"ref\": null}}", "[]", "[7]", "\"\"", "{}"})
  void policyOfAFormNobodyAnnouncedHidesNoRegistry(String json) {
    try (ScriptedBuildkite buildkite = new ScriptedBuildkite()) {
      buildkite.responding(200, with(json)).respondingFixture("registry.json");

      OidcPolicy policy = buildkite.acme().registries().get("my-registry").oidcPolicy();

      assertThat(policy).isNotNull();
      buildkite.request();
      buildkite
          .acme()
          .registries()
          .update("my-registry", UpdatePackageRegistry.builder().oidcPolicy(policy).build());
      ScriptedBuildkite.assertJson(buildkite.request(), "{\"oidc_policy\": " + json + "}");
    }
  }

  private static String with(String policy) {
    return Fixture.read("buildkite/registry.json")
        .replace("\"oidc_policy\": null", "\"oidc_policy\": " + policy);
  }

  private OidcPolicy sentAndRead(OidcPolicy policy) {
    registries.update("gems", UpdatePackageRegistry.builder().oidcPolicy(policy).build());
    OidcPolicy read = registries.get("gems").oidcPolicy();
    assertThat(read).isNotNull();
    return read;
  }

  /** Statements with known and unknown fields and matchers, of any JSON. */
  private static final class SomeJson {
    private static final List<String> NAMES =
        List.of("iss", "scopes", "claims", "in", "not_in", "equals", "not_equals", "matches");

    private final Random random;

    SomeJson(int seed) {
      this.random = new Random(seed);
    }

    List<Object> statements() {
      List<Object> statements = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        Map<String, Object> statement = object(0);
        statement.put("iss", "https://issuer.example/" + i);
        statement.put("claims", object(1));
        statements.add(statement);
      }
      return statements;
    }

    private Map<String, Object> object(int depth) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        fields.put(name(), value(depth + 1));
      }
      return fields;
    }

    private String name() {
      return random.nextBoolean() ? NAMES.get(random.nextInt(NAMES.size())) : "x" + text();
    }

    private Object value(int depth) {
      return switch (random.nextInt(depth > 5 ? 6 : 8)) {
        case 0 -> null;
        case 1 -> random.nextBoolean();
        case 2 -> random.nextInt();
        case 3 -> random.nextInt() / 8.0;
        case 4 -> new BigInteger(80, random).setBit(79);
        case 5 -> text();
        case 6 -> object(depth);
        default -> IntStream.range(0, random.nextInt(4)).mapToObj(i -> text()).toList();
      };
    }

    private String text() {
      return random
          .ints(random.nextInt(6), 0, 0x3000)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}
