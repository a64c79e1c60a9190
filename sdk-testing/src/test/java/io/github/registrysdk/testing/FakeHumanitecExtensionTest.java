package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class FakeHumanitecExtensionTest {

  @RegisterExtension
  static final FakeHumanitecExtension HUMANITEC =
      new FakeHumanitecExtension(FakeHumanitec.builder().organization("globex"));

  @BeforeEach
  void addRegistry(FakeHumanitec fake) {
    fake.addRegistry("globex", "images", "r.io", "public");
  }

  @RepeatedTest(2)
  void everyTestHasAFakeOfItsOwn(FakeHumanitec fake) throws IOException {
    assertThat(fake).isSameAs(HUMANITEC.fake());
    assertThat(fake.calls()).isEmpty();
    try (var http = new Http(fake, fake.token())) {
      assertThat(http.get("orgs/globex/registries").json()).hasSize(2);
    }
  }
}
