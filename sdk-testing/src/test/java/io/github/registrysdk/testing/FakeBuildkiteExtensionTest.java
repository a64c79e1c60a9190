package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class FakeBuildkiteExtensionTest {

  @RegisterExtension
  static final FakeBuildkiteExtension BUILDKITE =
      new FakeBuildkiteExtension(FakeBuildkite.builder().organization("globex"));

  @BeforeEach
  void addRegistry(FakeBuildkite fake) {
    fake.addRegistry("globex", "gems", "ruby");
  }

  @RepeatedTest(2)
  void everyTestHasAFakeOfItsOwn(FakeBuildkite fake) throws IOException {
    assertThat(fake).isSameAs(BUILDKITE.fake());
    assertThat(fake.calls()).isEmpty();
    try (var http = new Http(fake)) {
      assertThat(http.get("v2/packages/organizations/globex/registries").json()).hasSize(1);
    }
  }
}
