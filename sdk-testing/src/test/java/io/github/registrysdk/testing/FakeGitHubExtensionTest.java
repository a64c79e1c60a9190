package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class FakeGitHubExtensionTest {

  @RegisterExtension
  static final FakeGitHubExtension GITHUB =
      new FakeGitHubExtension(FakeGitHub.builder().organization("globex"));

  @BeforeEach
  void addRegistry(FakeGitHub fake) {
    fake.addRegistry("globex", "npm_registry", "https://npm.example.com/", "hunter2");
  }

  @RepeatedTest(2)
  void everyTestHasAFakeOfItsOwn(FakeGitHub fake) throws IOException {
    assertThat(fake).isSameAs(GITHUB.fake());
    assertThat(fake.calls()).isEmpty();
    try (var http = new Http(fake, fake.token())) {
      assertThat(http.get("orgs/globex/private-registries").json().get("total_count").intValue())
          .isEqualTo(1);
    }
  }
}
