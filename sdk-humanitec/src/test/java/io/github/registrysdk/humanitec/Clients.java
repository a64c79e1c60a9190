package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.ManualClock;

/** Clients of a fake that never really wait. */
final class Clients {
  private Clients() {}

  static HumanitecClient of(FakeHumanitec fake) {
    return of(fake, ManualClock.create());
  }

  static HumanitecClient of(FakeHumanitec fake, ManualClock clock) {
    return builder(fake).clock(clock).sleeper(clock::sleep).build();
  }

  static HumanitecClient.Builder builder(FakeHumanitec fake) {
    return HumanitecClient.builder()
        .token(Secret.of(fake.token()))
        .baseUrl(fake.baseUrl().toString());
  }
}
