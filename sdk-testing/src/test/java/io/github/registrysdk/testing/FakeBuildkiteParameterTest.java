package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeBuildkiteExtension.class)
class FakeBuildkiteParameterTest {

  @Test
  void annotationGivesTheDefaults(FakeBuildkite fake) {
    assertThat(fake.organization("acme").registries()).isEmpty();
    assertThat(fake.baseUrl().getHost()).isEqualTo("127.0.0.1");
    assertThat(fake.baseUrl().getPath()).isEqualTo("/");
  }

  @Test
  void thereIsNoFakeOutsideATest() {
    assertThatIllegalStateException().isThrownBy(new FakeBuildkiteExtension()::fake);
  }
}
