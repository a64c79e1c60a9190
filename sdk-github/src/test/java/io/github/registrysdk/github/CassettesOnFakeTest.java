package io.github.registrysdk.github;

import io.github.registrysdk.github.internal.SealedBox;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testsupport.CassetteRequests;
import io.github.registrysdk.testsupport.Differences;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The fake must respond as the provider did, or as its documentation shows. */
class CassettesOnFakeTest {

  @Test
  void fakeRespondsAsRecorded() {
    var differences = Differences.of("cassettes of github");
    for (Path cassette : CassetteRequests.all()) {
      try (FakeGitHub fake = fake(cassette)) {
        new CassetteRequests(cassette, fake.baseUrl(), fake.token())
            .with("encrypted_value", () -> sealed(fake, organization(cassette)))
            .compare(differences);
      }
    }
    differences.verify();
  }

  @Test
  void everyDocumentedResponseIsReadByTheClient() {
    CassetteRequests.requireOneForEachTestOf(DocumentedResponsesTest.class);
  }

  private static String organization(Path cassette) {
    return isDocumented(cassette) ? "my-org" : "acme";
  }

  private static boolean isDocumented(Path cassette) {
    return cassette.getParent().endsWith("DocumentedResponsesTest");
  }

  private static String sealed(FakeGitHub fake, String organization) {
    try (GitHubClient client = fake.configure(GitHubClient.builder()).build()) {
      String key = client.organization(organization).privateRegistries().publicKey().key();
      return SealedBox.sealBase64(key, "a secret");
    }
  }

  private static FakeGitHub fake(Path cassette) {
    // The page shows neither the URL nor how to sign in; GitHub has both now.
    return isDocumented(cassette)
        ? FakeGitHub.builder().organization("my-org").olderServer().start()
        : FakeGitHub.start();
  }
}
