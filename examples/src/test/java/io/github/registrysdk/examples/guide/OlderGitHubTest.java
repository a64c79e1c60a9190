package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.GitHubOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The request as GitHub's page has it, with neither address nor kind of sign-in. */
final class OlderGitHubTest {
  // @start region="extension"
  @RegisterExtension
  final FakeGitHubExtension extension = new FakeGitHubExtension(FakeGitHub.builder().olderServer());

  // @end

  @Test
  void sealedValueIsSentAsItIs(FakeGitHub fake) {
    try (GitHubClient github = Clients.of(fake)) {
      // The page's c2VjcmV0 is no sealed value, which the fake is the first to notice.
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(
              () ->
                  FromCurlGitHub.createAsOnThePage(
                      github.organization("acme"), "c2VjcmV0", "012345678912345678"));
    }
    assertThat(fake.calls(GitHubOperation.CREATE_REGISTRY))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call.bodyText())
                    .contains("c2VjcmV0", "012345678912345678", "monalisa")
                    .doesNotContain("auth_type"));
  }
}
