package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 200 and 204 were seen. 202 says that the request was accepted, not that anything is deleted. */
class DeleteStatusTest {
  @AutoClose private final FakeBuildkite fake = FakeBuildkite.start();
  @AutoClose private final BuildkiteClient client = Clients.of(fake);

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "gems", "ruby");
  }

  private void delete() {
    client.organization("acme").registries().delete("gems");
  }

  private int requests() {
    return fake.calls(BuildkiteOperation.DELETE_REGISTRY).size();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void deletedIsDone(int status) {
    fake.faults().on(BuildkiteOperation.DELETE_REGISTRY).once(Fault.statusAfterEffect(status));

    delete();

    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void acceptedIsAskedAgainUntilItIsGone() {
    fake.faults().on(BuildkiteOperation.DELETE_REGISTRY).once(Fault.statusAfterEffect(202));

    delete();

    assertThat(requests()).isEqualTo(2);
    assertThat(fake.organization("acme").registries()).isEmpty();
  }

  @Test
  void acceptedForeverIsReportedAsUnknown() {
    fake.faults().on(BuildkiteOperation.DELETE_REGISTRY).always(Fault.status(202));

    ProtocolException e = catchThrowableOfType(ProtocolException.class, this::delete);

    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e)
        .hasMessageContaining("returned 202")
        .hasMessageContaining("it may have been done");
    assertThat(e.status()).isEqualTo(202);
    assertThat(requests()).isEqualTo(4);
  }

  @Test
  void callerWhoSeesTheStatusJudgesIt() {
    fake.faults().on(BuildkiteOperation.DELETE_REGISTRY).always(Fault.status(202));

    int status =
        client
            .send(
                ApiRequest.delete("v2", "packages", "organizations", "acme", "registries", "gems"))
            .status();

    assertThat(status).isEqualTo(202);
  }
}
