package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeGitHubExtension.class)
class FakeGitHubParameterTest {

  @Test
  void annotationGivesTheDefaults(FakeGitHub fake) {
    assertThat(fake.organization("acme").registries()).isEmpty();
    assertThat(fake.baseUrl().getHost()).isEqualTo("127.0.0.1");
    assertThat(fake.baseUrl().getPath()).isEqualTo("/");
    assertThat(fake).hasToString("FakeGitHub[" + fake.baseUrl() + "]");
  }
}
