package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registry is one whose every response is a new password that expires in an hour. */
class CredsSourceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeHumanitec fake = FakeHumanitec.builder().clock(clock).start();
  @AutoClose private final HumanitecClient client = Clients.of(fake, clock);
  private final RegistryService registries = client.organization("acme").registries();
  private final CredsSource source = registries.credsSource("gcr");

  CredsSourceTest() {
    fake.addRegistry("acme", "gcr", "eu.gcr.io/acme", "google_gcr");
    fake.putCreds("acme", "gcr", "_json_key", "{}", null);
  }

  private int fetches() {
    return fake.calls(HumanitecOperation.GET_CREDS).size();
  }

  @Test
  void credsAreKeptUntilAMinuteBeforeTheyEnd() {
    RegistryCreds first = source.creds();
    clock.advance(HOUR.minusSeconds(61));
    assertThat(source.creds()).isSameAs(first);
    assertThat(fetches()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));

    assertThat(source.creds().password()).isNotEqualTo(first.password());
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  void credsWithoutEndAreKeptForFiveMinutes() {
    fake.addRegistry("acme", "team", "r.example", "basic");
    fake.putCreds("acme", "team", "deploy", "hunter2", null);
    CredsSource endless = registries.credsSource("team");
    RegistryCreds first = endless.creds();
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(endless.creds()).isSameAs(first);

    clock.advance(Duration.ofMillis(1));

    assertThat(endless.creds()).isNotSameAs(first);
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  void rejectedCredsAreFetchedAgain() {
    RegistryCreds first = source.creds();

    source.rejected(first);

    RegistryCreds second = source.creds();
    assertThat(second.password()).isNotEqualTo(first.password());
    source.rejected(first); // Late news about what is not kept any more.
    assertThat(source.creds()).isSameAs(second);
    assertThat(fetches()).isEqualTo(2);
  }

  @Test
  void failedRefreshKeepsWhatIsStillGood() {
    RegistryCreds first = source.creds();
    clock.advance(HOUR.minusSeconds(30));
    fake.faults().on(HumanitecOperation.GET_CREDS).once(Fault.status(404));

    assertThat(source.creds()).isSameAs(first);
    assertThat(source.creds()).as("not asked for again at once").isSameAs(first);
    clock.advance(Duration.ofSeconds(6));
    assertThat(source.creds()).isNotSameAs(first);
  }

  @Test
  void failedRefreshThrowsOnceTheOldHaveEnded() {
    source.creds();
    clock.advance(HOUR);
    fake.faults().on(HumanitecOperation.GET_CREDS).once(Fault.status(404));

    assertThatThrownBy(source::creds).isInstanceOf(NotFoundException.class);
  }

  @Test
  void firstFailureThrows() {
    fake.faults().on(HumanitecOperation.GET_CREDS).always(Fault.status(500));

    assertThatThrownBy(source::creds).isInstanceOf(ServerException.class);
    fake.faults().clear();
    assertThat(source.creds().password()).isNotNull();
  }

  @Test
  void sourceChecksTheIdBeforeItIsUsed() {
    assertThatThrownBy(() -> registries.credsSource("No"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Timeout(30)
  void threadsThatWaitFetchOnceAndEndWithTheirOwnInterrupt() throws Exception {
    fake.faults().on(HumanitecOperation.GET_CREDS).always(Fault.stall());
    List<CompletableFuture<Object>> ended = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      CompletableFuture<Object> end = new CompletableFuture<>();
      Thread caller = new Thread(() -> end.complete(catchThrowable(source::creds)));
      caller.start();
      caller.interrupt();
      ended.add(end);
    }
    for (CompletableFuture<Object> end : ended) {
      assertThat(end.get()).isInstanceOf(CallInterruptedException.class);
    }
    assertThat(fetches()).isLessThan(2);
  }
}
