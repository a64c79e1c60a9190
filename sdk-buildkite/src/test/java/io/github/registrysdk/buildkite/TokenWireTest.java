package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.buildkite.model.BuildkiteUser;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.OrganizationRef;
import io.github.registrysdk.buildkite.model.PackageRegistryRef;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenWireTest {
  private static final String TOKENS =
      "/v2/packages/organizations/acme/registries/my-registry/tokens";
  private static final String API = "http://api.buildkite.com/v2/";
  private static final String ID = "0191b6a2-aa51-70d0-8a5f-aabce115b0fd";

  @AutoClose private final ScriptedBuildkite buildkite = new ScriptedBuildkite();
  private final RegistryTokenService tokens = buildkite.acme().registry("my-registry").tokens();

  @Test
  void createReturnsTheSecret() {
    buildkite.respondingFixture("token-created.json");

    CreatedRegistryToken made = tokens.create("Usher");

    assertThat(made.secret()).isEqualTo(Secret.of("bkpt_shown-only-once"));
    assertThat(made.toString()).doesNotContain("bkpt_");
    assertThat(made.createdBy()).isNull();
    assertThat(made.extraFields().isEmpty()).isTrue();
    buildkite.assertNextWithJson(
        "POST",
        TOKENS,
        """
        {"description": "Usher"}
        """);
  }

  @Test
  void createdTokenWithoutASecretIsRefused() {
    buildkite.respondingFixture("token.json");

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> tokens.create("Usher"))
        .withMessageContaining("$.token")
        .satisfies(failure -> assertThat(failure.effect()).isEqualTo(Effect.DONE))
        .satisfies(failure -> assertThat(failure.recoveredSecret()).isEmpty());
  }

  /** The fuzz tests break the response in every other way. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": true, \"token\": \"bkpt_shown-only-once\"}",
        "{\"token\": \"bkpt_shown-only-once\", oops}",
        "{\"token\": \"bkpt_shown-only-once\", \"id\": \"019"
      })
  void secretOfABrokenResponseIsInTheException(String body) {
    buildkite.responding(200, body);

    SdkException failure = catchThrowableOfType(SdkException.class, () -> tokens.create("Usher"));

    assertThat(failure.recoveredSecret()).contains(Secret.of("bkpt_shown-only-once"));
    assertThat(failure)
        .hasMessageStartingWith("could not create a registry token: POST ")
        .hasMessageNotContaining("bkpt_");
    assertThat(failure.effect()).isNotEqualTo(Effect.NONE);
    assertThat(buildkite.requests()).isEqualTo(1);
  }

  @Test
  void unknownOutcomeNamesTheWayToFindTheToken() {
    buildkite.responding(
        new MockResponse.Builder().setHeader("Content-Type", "text/html").body("<p>").build());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> tokens.create("Usher"))
        .satisfies(e -> assertThat(e.recoveredSecret()).isEmpty())
        .satisfies(
            e -> assertThat(e.recoveryHint()).contains("tokens().list()").contains("delete"));
  }

  @Test
  void secretInALaterResponseIsDropped() {
    buildkite.respondingFixture("token-created.json");

    RegistryToken read = tokens.get(ID);

    assertThat(read.extraFields().isEmpty()).isTrue();
  }

  @Test
  void getReadsTheDocumentedResponse() {
    buildkite.respondingFixture("token.json");

    assertIsThePages(tokens.get(ID));

    buildkite.assertNextWithoutBody("GET", TOKENS + "/" + ID);
  }

  private static void assertIsThePages(RegistryToken token) {
    assertThat(token)
        .isEqualTo(
            new RegistryToken(
                ID,
                "UmVnaXN0cnlUb2tlbi0tLTAxOTFiNmEyLWFhNTEtNzBkMC04YTVmLWFhYmNlMTE1YjBmZA==",
                "Usher",
                API + "packages/organizations/my_great_org/registries/my-registry/tokens/" + ID,
                Instant.parse("2024-09-03T06:46:39.441Z"),
                eminem(),
                organization(),
                registry(),
                JsonFields.none()));
  }

  private static BuildkiteUser eminem() {
    return new BuildkiteUser(
        "0191b13b-0eb6-470d-a4c0-2085974f3580",
        "VXNlci0tLTAxOTFiMTNiLTBlYjYtNDcwZC1hNGMwLTIwODU5NzRmMzU4MA==",
        "Eminem",
        "eminem@buildkite.com",
        null,
        Instant.parse("2024-09-02T05:35:23.318Z"),
        JsonFields.none());
  }

  private static OrganizationRef organization() {
    return new OrganizationRef(
        "018a456f-e581-44b6-c5a4-1d8a5f7094ee",
        "my_great_org",
        "https://api.buildkite.com/v2/analytics/organizations/my_great_org",
        "https://buildkite.com/organizations/my_great_org",
        JsonFields.none());
  }

  private static PackageRegistryRef registry() {
    return new PackageRegistryRef(
        "018f56ef-9ef4-70f0-aba2-0f4578e3d69d",
        "UmVnaXN0cnktLS0wMThmNTZlZi05ZWY0LTcwZjAtYWJhMi0wZjQ1NzhlM2Q2OWQ=",
        "my-registry",
        API + "packages/organizations/my_great_org/registries/my-registry",
        "http://buildkite.com/organizations/buildkite/my_great_org/registries/my-registry",
        JsonFields.none());
  }
}
