package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HumanitecEveryOperationTest {

  private static final String REGISTRIES = "orgs/acme/registries";
  private static final String ONE = REGISTRIES + "/debs";
  private static final String BODY = "{\"id\":\"debs\",\"registry\":\"r.io\",\"type\":\"public\"}";

  private final FakeHumanitec fake = FakeHumanitec.start();
  private final Http http = new Http(fake, fake.token());
  private final Map<HumanitecOperation, Send> requests = requests();

  @AfterEach
  void close() {
    http.close();
    fake.close();
  }

  @ParameterizedTest
  @EnumSource
  void meetsTheFaultThatIsMeantForIt(HumanitecOperation operation) throws IOException {
    fake.faults().on(operation).once(Fault.status(504));

    var reply = Objects.requireNonNull(requests.get(operation), operation.description()).send();

    assertThat(reply.status()).isEqualTo(504);
    assertThat(fake.faults().remaining()).isZero();
    assertThat(fake.calls(operation)).hasSize(1);
  }

  @Test
  void faultsAfterTheEffectHideThatTheWorkWasDone() throws IOException {
    fake.faults()
        .on(HumanitecOperation.CREATE_REGISTRY)
        .once(Fault.dropAfterEffect())
        .on(HumanitecOperation.DELETE_REGISTRY)
        .once(Fault.statusAfterEffect(502));

    assertThatThrownBy(() -> http.post(REGISTRIES, BODY)).isInstanceOf(IOException.class);
    assertThat(http.post(REGISTRIES, BODY).status()).isEqualTo(409);
    assertThat(http.delete(ONE).status()).isEqualTo(502);
    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  private Map<HumanitecOperation, Send> requests() {
    var all = new EnumMap<HumanitecOperation, Send>(HumanitecOperation.class);
    all.put(HumanitecOperation.LIST_REGISTRIES, () -> http.get(REGISTRIES));
    all.put(HumanitecOperation.CREATE_REGISTRY, () -> http.post(REGISTRIES, BODY));
    all.put(HumanitecOperation.GET_REGISTRY, () -> http.get(ONE));
    all.put(HumanitecOperation.GET_CREDS, () -> http.get(ONE + "/creds"));
    all.put(HumanitecOperation.UPDATE_REGISTRY, () -> http.patch(ONE, BODY));
    all.put(HumanitecOperation.DELETE_REGISTRY, () -> http.delete(ONE));
    return all;
  }

  private interface Send {
    Http.Reply send() throws IOException;
  }
}
