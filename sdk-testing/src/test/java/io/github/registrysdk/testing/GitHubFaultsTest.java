package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GitHubFaultsTest {

  private static final String ALL = "orgs/acme/private-registries";
  private static final String ONE = ALL + "/NPM_REGISTRY_SECRET";

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @ParameterizedTest
  @EnumSource
  void deletesOnceWhateverIsLost(Loss loss) throws IOException {
    fake.addRegistry("acme", "npm_registry", "https://npm.example.com/", "hunter2");
    fake.faults().on(GitHubOperation.DELETE_REGISTRY).once(loss.fault);

    assertThatThrownBy(() -> http.delete(ONE)).isInstanceOf(IOException.class);

    assertThat(http.delete(ONE).status()).isEqualTo(loss.statusOfTheSecond);
  }

  @Test
  void nextPageCanLeadAstray() throws IOException {
    for (int i = 0; i < 3; i++) {
      fake.addRegistry("acme", "npm_registry", "https://npm.example.com/", "hunter2");
    }
    fake.faults()
        .onAny()
        .once(Fault.repeatedCursor())
        .onAny()
        .once(Fault.foreignNextLink(URI.create("http://evil.example:1")));

    assertThat(http.get(ALL + "?per_page=2&page=1").headers().get("Link"))
        .contains("page=1>; rel=\"next\"");
    assertThat(http.get(ALL + "?per_page=2").headers().get("Link"))
        .contains("<http://evil.example:1/" + ALL + "?per_page=2&page=2>; rel=\"next\"");
  }

  @Test
  void parallelRequestsLoseNothing() {
    IntStream.range(0, 100)
        .parallel()
        .forEach(
            i -> {
              try {
                http.post(
                    ALL,
                    """
                    {"registry_type":"npm_registry","url":"https://npm.example.com/","visibility":"all",
                     "auth_type":"oidc_gcp","workload_identity_provider":"projects/1"}
                    """);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(fake.organization("acme").registries())
        .hasSize(100)
        .extracting(FakePrivateRegistry::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void unknownRequestFailsOnClose() throws IOException {
    var other = FakeGitHub.builder().basePath("/api/v3/").start();
    try (var client = new Http(other, other.token())) {
      assertThat(client.get("http://127.0.0.1:" + other.baseUrl().getPort() + "/" + ALL).status())
          .isEqualTo(501);
    }

    assertThatThrownBy(other::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("FakeGitHub")
        .hasMessageContaining("GET /" + ALL);
    assertThatCode(other::close).doesNotThrowAnyException();
  }

  @Test
  void impossibleSettingsAreRefused() {
    var builder = FakeGitHub.builder();

    assertThatIllegalArgumentException().isThrownBy(() -> builder.limits(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.basePath("/api/v3"));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.addOrganization("ACME"));
    assertThatIllegalArgumentException().isThrownBy(() -> fake.revokeToken("unknown"));
  }

  enum Loss {
    BEFORE_THE_EFFECT(Fault.dropBeforeEffect(), 204),
    AFTER_THE_EFFECT(Fault.dropAfterEffect(), 404);

    @SuppressWarnings("ImmutableEnumChecker") // both faults are records without a mutable part
    private final Fault fault;

    private final int statusOfTheSecond;

    Loss(Fault fault, int statusOfTheSecond) {
      this.fault = fault;
      this.statusOfTheSecond = statusOfTheSecond;
    }
  }
}
