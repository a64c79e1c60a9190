package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testsupport.LiveRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The live tests against the fake, which are recorded, and their clean-up after a lost response.
 */
class HumanitecLiveOnFakeTest extends HumanitecLive {
  private static final FakeHumanitec FAKE = FakeHumanitec.start();

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(Path.of("target", "recorded"), URI.create("https://api.humanitec.io/"))
          .mode(CassetteMode.RECORD)
          .forwardTo(FAKE.baseUrl())
          .build();

  @AfterEach
  void noRequestWasUnknown() {
    FAKE.verify();
  }

  @AfterAll
  static void close() {
    assertThat(ids()).containsExactly(RegistryService.BUILT_IN);
    assertThat(DRIFT.text()).contains("### Observations");
    FAKE.close();
  }

  @Test
  void lostResponseLeavesNothing() {
    try (HumanitecClient client = connect()) {
      var registries = client.organization("acme").registries();
      var run = new LiveRun(leftovers(registries));
      String id = run.creates(CASSETTES.uniqueName(LiveRun.PREFIX));
      FAKE.faults().on(HumanitecOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());
      CreateRegistry request = basic(id);
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> registries.create(request));
      assertThat(ids()).contains(id);

      run.cleanUp();

      assertThat(ids()).doesNotContain(id);
    }
  }

  @Test
  void sweeperDeletesOldLeftoversOnly() {
    String old = "sdklive20261129t105959abcd";
    String young = "sdklive20261129t115959abcd";
    FAKE.addRegistry("acme", old, old + ".example", "public");
    FAKE.addRegistry("acme", young, young + ".example", "public");
    try (HumanitecClient client = connect()) {
      var registries = client.organization("acme").registries();
      InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));

      assertThat(LiveRun.sweep(leftovers(registries), noon)).containsExactly(old);

      assertThat(ids()).contains(young);
      registries.delete(young);
    }
  }

  private static List<String> ids() {
    return FAKE.organization("acme").registries().stream().map(FakeHumanitecRegistry::id).toList();
  }

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @Override
  String token() {
    return FAKE.token();
  }

  @Override
  String organization() {
    return "acme";
  }
}
