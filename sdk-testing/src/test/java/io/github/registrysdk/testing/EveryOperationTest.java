package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryOperationTest {

  private static final String DEBS = Http.REGISTRIES + "/debs";

  private final FakeBuildkite fake = FakeBuildkite.start();
  private final Http http = new Http(fake);
  private final Map<BuildkiteOperation, Send> requests = requests();

  @AfterEach
  void close() {
    http.close();
    fake.close();
  }

  @ParameterizedTest
  @EnumSource
  void meetsTheFaultThatIsMeantForIt(BuildkiteOperation operation) throws IOException {
    fake.faults().on(operation).once(Fault.status(504));

    var reply = Objects.requireNonNull(requests.get(operation), operation.description()).send();

    assertThat(reply.status()).isEqualTo(504);
    assertThat(fake.faults().remaining()).isZero();
    assertThat(fake.calls(operation)).hasSize(1);
  }

  @Test
  void storageAsksToSlowDown() throws IOException {
    fake.faults().onAny().once(Fault.rateLimited(FakeBuildkite.REST, Duration.ofSeconds(1)));

    var reply = Objects.requireNonNull(requests.get(BuildkiteOperation.STORE_UPLOAD)).send();

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text()).contains("SlowDown");
  }

  @Test
  void parallelRequestsLoseNothing() {
    fake.addRegistry("acme", "debs", "debian");

    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              try {
                http.publish("debs", "banana_" + i + "_all.deb", "peel " + i);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(fake.organization("acme").registry("debs").packages())
        .hasSize(200)
        .extracting(FakeRegistryPackage::id)
        .doesNotHaveDuplicates();
    assertThat(fake.calls()).hasSize(200);
  }

  private Map<BuildkiteOperation, Send> requests() {
    var all = new EnumMap<BuildkiteOperation, Send>(BuildkiteOperation.class);
    all.put(BuildkiteOperation.CREATE_REGISTRY, () -> http.post(Http.REGISTRIES, "{}"));
    all.put(BuildkiteOperation.LIST_REGISTRIES, () -> http.get(Http.REGISTRIES));
    all.put(BuildkiteOperation.GET_REGISTRY, () -> http.get(DEBS));
    all.put(BuildkiteOperation.UPDATE_REGISTRY, () -> http.post(DEBS, "{}"));
    all.put(BuildkiteOperation.DELETE_REGISTRY, () -> http.delete(DEBS));
    all.put(BuildkiteOperation.CREATE_TOKEN, () -> http.post(DEBS + "/tokens", "{}"));
    all.put(BuildkiteOperation.LIST_TOKENS, () -> http.get(DEBS + "/tokens"));
    all.put(BuildkiteOperation.GET_TOKEN, () -> http.get(DEBS + "/tokens/1"));
    all.put(BuildkiteOperation.UPDATE_TOKEN, () -> http.post(DEBS + "/tokens/1", "{}"));
    all.put(BuildkiteOperation.DELETE_TOKEN, () -> http.delete(DEBS + "/tokens/1"));
    all.put(BuildkiteOperation.PUBLISH_PACKAGE, () -> http.publish("debs", "a_1_all.deb", "a"));
    all.put(BuildkiteOperation.LIST_PACKAGES, () -> http.get(DEBS + "/packages"));
    all.put(BuildkiteOperation.GET_PACKAGE, () -> http.get(DEBS + "/packages/1"));
    all.put(BuildkiteOperation.COPY_PACKAGE, () -> http.post(DEBS + "/packages/1/copy?to=x"));
    all.put(BuildkiteOperation.DELETE_PACKAGE, () -> http.delete(DEBS + "/packages/1"));
    all.put(BuildkiteOperation.PRESIGN_UPLOAD, () -> http.post(DEBS + "/packages/upload"));
    all.put(BuildkiteOperation.STORE_UPLOAD, () -> http.send(upload()));
    all.put(BuildkiteOperation.GET_RATE_LIMIT, () -> http.get("v2/organizations/acme/rate_limit"));
    return all;
  }

  private Request upload() {
    return new Request.Builder()
        .url(fake.storageUrl().toString())
        .post(Http.file("a_1_all.deb", "a"))
        .build();
  }

  private interface Send {
    Http.Reply send() throws IOException;
  }
}
