package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testsupport.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcPolicyTest {

  @Test
  void everyMatcherHasItsNameOnTheWire() {
    assertThat(ClaimRule.equalTo("a").json()).isEqualTo("a");
    assertThat(ClaimRule.equalTo(1).json()).isEqualTo(1);
    assertThat(ClaimRule.equalTo(true).json()).isEqualTo(true);
    assertThat(ClaimRule.notEqualTo("a").json()).isEqualTo(Map.of("not_equals", "a"));
    assertThat(ClaimRule.in("a", 1).json()).isEqualTo(Map.of("in", List.of("a", 1)));
    assertThat(ClaimRule.notIn("a").json()).isEqualTo(Map.of("not_in", List.of("a")));
    assertThat(ClaimRule.matches("a*", "b?").json())
        .isEqualTo(Map.of("matches", List.of("a*", "b?")));
  }

  @Test
  void nullIsAScalarToo() {
    assertThat(ClaimRule.equalTo(null).json()).isNull();
    assertThat(ClaimRule.equalTo(null).matchers()).containsOnly(entry("equals", null));
    assertThat(ClaimRule.equalTo(null).equalToValue()).isEmpty();
    assertThat(ClaimRule.notEqualTo(null).matchers()).containsOnly(entry("not_equals", null));
    assertThat(ClaimRule.in("a", null).inValues()).containsExactly("a", null);
    assertThat(ClaimRule.notIn((Object) null).notInValues()).containsExactly((Object) null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClaimRule.notEqualTo(null).and(ClaimRule.notEqualTo("a")));
    OidcStatement statement = OidcStatement.issuedBy("x").where("ref", ClaimRule.equalTo(null));
    assertThat(statement.claims()).containsExactly(entry("ref", ClaimRule.equalTo(null)));
  }

  @Test
  void nullRuleArrivesAsNull() {
    try (FakeBuildkite fake = FakeBuildkite.start();
        BuildkiteClient client = Clients.of(fake)) {
      fake.addRegistry("acme", "gems", "ruby");
      OidcPolicy policy =
          OidcPolicy.of(OidcStatement.issuedBy("x").where("ref", ClaimRule.equalTo(null)));

      client
          .organization("acme")
          .registries()
          .update("gems", UpdatePackageRegistry.builder().oidcPolicy(policy).build());

      assertThat(fake.organization("acme").registry("gems").oidcPolicy())
          .isEqualTo("[{\"iss\":\"x\",\"claims\":{\"ref\":null}}]");
    }
  }

  @Test
  void claimsAreSentEvenIfThereAreNone() {
    assertThat(OidcStatement.issuedBy("x").json())
        .isEqualTo(Map.of("iss", "x", "claims", Map.of()));
    assertThat(OidcStatement.issuedBy("x").granting(OidcScope.READ_PACKAGES).json())
        .containsEntry("claims", Map.of());
  }

  @Test
  void everyMatcherIsReadBackTyped() {
    ClaimRule rule =
        new ClaimRule(
            Map.of(
                "equals",
                "a",
                "not_equals",
                2,
                "in",
                List.of(3),
                "not_in",
                List.of("d", "e"),
                "matches",
                "f*",
                "starts_with",
                "g"));

    assertThat(rule.equalToValue()).contains("a");
    assertThat(rule.notEqualToValue()).contains(2);
    assertThat(rule.inValues()).containsExactly(3);
    assertThat(rule.notInValues()).containsExactly("d", "e");
    assertThat(rule.globs()).containsExactly("f*");
    assertThat(rule.matchers()).containsEntry("starts_with", "g").hasSize(6);
  }

  @Test
  void scalarMeansEquals() {
    ClaimRule rule = ClaimRule.equalTo("a");

    assertThat(rule.equalToValue()).contains("a");
    assertThat(rule.matchers()).isEqualTo(Map.of("equals", "a"));
    assertThat(rule.notEqualToValue()).isEmpty();
    assertThat(rule.inValues()).isEmpty();
    assertThat(rule.globs()).isEmpty();
  }

  @Test
  void rulesCombineUnlessTheySayTheSameTwice() {
    assertThat(
            ClaimRule.matches("v*").and(ClaimRule.notIn("v1")).and(ClaimRule.equalTo("v2")).json())
        .isEqualTo(Map.of("matches", List.of("v*"), "not_in", List.of("v1"), "equals", "v2"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClaimRule.in("a").and(ClaimRule.in("b")))
        .withMessage("both rules have the matcher in");
  }

  @Test
  void claimIsComparedWithScalarsOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> ClaimRule.equalTo(List.of("a")));
    assertThatIllegalArgumentException().isThrownBy(() -> ClaimRule.in("a", Map.of()));
    assertThatIllegalArgumentException().isThrownBy(ClaimRule::in);
    assertThatIllegalArgumentException().isThrownBy(ClaimRule::matches);
  }

  @Test
  void statementIsBuiltAndReadTyped() {
    OidcStatement statement =
        OidcStatement.issuedBy("https://agent.buildkite.com")
            .granting(OidcScope.READ_PACKAGES)
            .granting(OidcScope.WRITE_PACKAGES, new OidcScope("bake_packages"))
            .where("ref", ClaimRule.matches("main"))
            .where("build", ClaimRule.equalTo(7));

    assertThat(statement.issuer()).contains("https://agent.buildkite.com");
    assertThat(statement.scopes())
        .containsExactly(OidcScope.WRITE_PACKAGES, new OidcScope("bake_packages"));
    assertThat(statement.claims())
        .isEqualTo(Map.of("ref", ClaimRule.matches("main"), "build", ClaimRule.equalTo(7)));
    assertThat(statement.json())
        .isEqualTo(
            Map.of(
                "iss", "https://agent.buildkite.com",
                "scopes", List.of("write_packages", "bake_packages"),
                "claims", Map.of("ref", Map.of("matches", List.of("main")), "build", 7)));
    assertThat(OidcScope.DELETE_PACKAGES).hasToString("delete_packages");
  }

  @Test
  void unknownPartsOfAStatementAreIgnored() {
    OidcStatement strange = new OidcStatement(Map.of("iss", 7, "scopes", "all", "claims", "none"));

    assertThat(strange.issuer()).isEmpty();
    assertThat(strange.scopes()).isEmpty();
    assertThat(strange.claims()).isEmpty();
    assertThat(strange.json()).hasSize(3);
  }

  @Test
  void addingARuleLosesNothingThatWasThere() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("unknown", null);
    claims.put("ref", "main");
    OidcStatement read = new OidcStatement(Map.of("iss", "x", "claims", claims, "effect", "deny"));

    OidcStatement more = read.where("build", ClaimRule.equalTo(7));

    claims.put("build", 7);
    assertThat(more.json()).isEqualTo(Map.of("iss", "x", "claims", claims, "effect", "deny"));
    assertThat(more.claims()).containsOnlyKeys("unknown", "ref", "build");
  }

  @Test
  void policyIsStatementsOrText() {
    OidcStatement statement = OidcStatement.issuedBy("x");

    assertThat(OidcPolicy.of(statement).statements()).containsExactly(statement);
    assertThat(OidcPolicy.of(statement).yaml()).isEmpty();
    assertThat(OidcPolicy.yaml("- iss: x").yaml()).contains("- iss: x");
    assertThat(OidcPolicy.yaml("- iss: x").statements()).isEmpty();
    assertThat(new OidcPolicy(List.of("x", Map.of("iss", "x", "claims", Map.of()))).statements())
        .containsExactly(statement);
    assertThatIllegalArgumentException().isThrownBy(OidcPolicy::of);
    assertThatIllegalArgumentException().isThrownBy(() -> OidcPolicy.yaml(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new OidcPolicy(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [{"iss": "x", "effect": "deny", "scopes": [], "claims": {"ref": null, "n": [1, -2.5, 1e99]}},
         {"claims": {"in": {"deep": [{"er": [12345678901234567890123, true, "\u00fc\ud83c\udf4c"]}]}}}]
        """,
        "[]",
        "[7]",
        "{}",
        "\"\"",
        "\"- iss: https://x # ours\\n\"",
        "\"\u00fc '\\\"\\\\\\t\u2028\""
      })
  void policyOfAnyFormIsSentAsItWasRead(String json) {
    String registry =
        Fixture.read("buildkite/registry.json")
            .replace("\"oidc_policy\": null", "\"oidc_policy\": " + json);
    try (ScriptedBuildkite buildkite = new ScriptedBuildkite()) {
      buildkite.responding(200, registry).responding(200, registry);
      PackageRegistryService registries = buildkite.acme().registries();

      OidcPolicy policy = registries.get("my-registry").oidcPolicy();
      assertThat(policy).isNotNull();
      registries.update("my-registry", UpdatePackageRegistry.builder().oidcPolicy(policy).build());

      buildkite.request();
      ScriptedBuildkite.assertJson(buildkite.request(), "{\"oidc_policy\": " + json + "}");
    }
  }

  @Test
  void whatWasPassedInCanChangeWithoutChangingThePolicy() {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of("iss", "x"));
    List<Object> values = new ArrayList<>(Arrays.asList("a", null));
    fields.put("list", values);
    OidcPolicy policy = new OidcPolicy(new ArrayList<>(List.of(fields)));

    fields.put("iss", "y");
    values.clear();

    assertThat(policy.statements().get(0).issuer()).contains("x");
    assertThat(policy.statements().get(0).json()).containsEntry("list", Arrays.asList("a", null));
  }
}
