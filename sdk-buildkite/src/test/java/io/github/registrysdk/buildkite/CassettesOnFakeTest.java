package io.github.registrysdk.buildkite;

import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testsupport.CassetteRequests;
import io.github.registrysdk.testsupport.Differences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The fake must respond as the provider did, or as its documentation shows. */
class CassettesOnFakeTest {

  @Test
  void fakeRespondsAsRecorded() {
    var differences = Differences.of("cassettes of buildkite");
    for (Path cassette : CassetteRequests.all()) {
      try (FakeBuildkite fake = fake(cassette)) {
        new CassetteRequests(cassette, fake.baseUrl(), fake.token()).compare(differences);
      }
    }
    differences.verify();
  }

  @Test
  void everyDocumentedResponseIsReadByTheClient() {
    CassetteRequests.requireOneForEachTestOf(DocumentedResponsesTest.class);
  }

  private static FakeBuildkite fake(Path cassette) {
    FakeBuildkite fake = FakeBuildkite.builder().organization("my-org").start();
    fake.addOrganization("my_great_org");
    fake.addOrganization("acme");
    if (!cassette.endsWith("registries.json")) {
      fake.addRegistry("my_great_org", "my registry", "debian");
      fake.addRegistry("my_great_org", "my other registry", "debian");
    }
    return fake;
  }
}
