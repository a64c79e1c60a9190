package io.github.registrysdk.humanitec;

import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.ManualClock;

/** Clients of a fake, which wait on a manual clock. */
final class Clients {
  private Clients() {}

  static HumanitecClient of(FakeHumanitec fake) {
    return of(fake, ManualClock.create());
  }

  static HumanitecClient of(FakeHumanitec fake, ManualClock clock) {
    return clock.configure(builder(fake)).build();
  }

  static HumanitecClient.Builder builder(FakeHumanitec fake) {
    return fake.configure(HumanitecClient.builder());
  }
}
