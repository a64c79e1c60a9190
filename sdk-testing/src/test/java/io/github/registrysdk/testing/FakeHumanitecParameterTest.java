package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeHumanitecExtension.class)
class FakeHumanitecParameterTest {

  @Test
  void annotationGivesTheDefaults(FakeHumanitec fake) {
    assertThat(fake.organization("acme").registries())
        .extracting(FakeHumanitecRegistry::id)
        .containsExactly("humanitec");
    assertThat(fake.baseUrl().getHost()).isEqualTo("127.0.0.1");
    assertThat(fake.baseUrl().getPath()).isEqualTo("/");
    assertThat(fake.toString()).contains(fake.baseUrl().toString()).doesNotContain(fake.token());
  }

  @Test
  void thereIsNoFakeOutsideATest() {
    assertThatIllegalStateException().isThrownBy(new FakeHumanitecExtension()::fake);
  }
}
