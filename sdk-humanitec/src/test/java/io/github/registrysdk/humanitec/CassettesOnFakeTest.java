package io.github.registrysdk.humanitec;

import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testsupport.CassetteRequests;
import io.github.registrysdk.testsupport.Differences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The fake must respond as the provider did, or as its documentation shows. */
class CassettesOnFakeTest {

  @Test
  void fakeRespondsAsRecorded() {
    var differences = Differences.of("cassettes of humanitec");
    for (Path cassette : CassetteRequests.all()) {
      try (FakeHumanitec fake = fake()) {
        new CassetteRequests(cassette, fake.baseUrl(), fake.token()).compare(differences);
      }
    }
    differences.verify();
  }

  @Test
  void everyDocumentedResponseIsReadByTheClient() {
    CassetteRequests.requireOneForEachTestOf(DocumentedResponsesTest.class);
  }

  private static FakeHumanitec fake() {
    FakeHumanitec fake = FakeHumanitec.builder().organization("my-org").start();
    fake.addOrganization("acme");
    return fake;
  }
}
