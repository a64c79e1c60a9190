package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testsupport.CassetteRequests;
import io.github.registrysdk.testsupport.Differences;
import java.nio.file.Path;
import java.util.Arrays;
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
    assertThat(CassetteRequests.all())
        .filteredOn(file -> file.getParent().endsWith("DocumentedResponsesTest"))
        .extracting(file -> file.getFileName().toString().replace(".json", ""))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DocumentedResponsesTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(java.lang.reflect.Method::getName)
                .toList());
  }

  private static FakeHumanitec fake() {
    FakeHumanitec fake = FakeHumanitec.builder().organization("my-org").start();
    fake.addOrganization("acme");
    return fake;
  }
}
