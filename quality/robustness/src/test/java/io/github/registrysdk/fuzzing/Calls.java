package io.github.registrysdk.fuzzing;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.operations.Caller;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.operations.Samples;
import java.util.Arrays;
import java.util.List;

/** The calls of the samples, with responses from memory. */
final class Calls {
  /** Calls that stand for all of their kind. */
  private static final List<Sample> KINDS =
      List.of(
          Samples.named("buildkite: get a registry"),
          Samples.named("buildkite: list the packages"),
          Samples.named("buildkite: create a registry token"),
          Samples.named("github: get a private registry"),
          Samples.named("github: list the private registries"),
          Samples.named("github: update a private registry"),
          Samples.named("humanitec: get a registry"),
          Samples.named("humanitec: create a registry"),
          Samples.named("humanitec: delete a registry"));

  static final Sample CREATE_TOKEN = KINDS.get(2);
  static final Sample LIST_PAGES = KINDS.get(4);

  private Calls() {}

  /** The kind of call for a letter: the first for {@code a}, the second for {@code b}. */
  static Sample kind(byte letter) {
    return Choice.of(KINDS.toArray(Sample[]::new), letter);
  }

  /** Makes the call with a client of its own, and judges its result. */
  static Oracle.Outcome judge(Sample sample, MemoryWire wire) {
    try (ApiClient<?> client = Clients.of(sample.provider(), wire)) {
      return Oracle.judge(
          wire, () -> List.of(run(sample, client), client.rateLimits()), Canary.PASSWORD);
    }
  }

  /**
   * The first letter names the operation, the rest is the body of each response. After the last
   * operation comes an untyped call.
   */
  static void judgeAnyResponse(Provider provider, byte[] data) {
    if (data.length == 0) {
      return;
    }
    List<Sample> samples = Samples.of(provider);
    int index = Math.floorMod(data[0] - 'a', samples.size() + 1);
    MemoryWire wire = MemoryWire.responding(Responses.ok(Arrays.copyOfRange(data, 1, data.length)));
    try (ApiClient<?> client = Clients.of(provider, wire)) {
      Oracle.judge(
          wire,
          () ->
              index == samples.size()
                  ? client.send(ApiRequest.get("v2", "anything"))
                  : run(samples.get(index), client));
    }
  }

  static Object run(Sample sample, ApiClient<?> client) {
    Upload upload = Upload.bytes("banana.deb", new byte[] {1, 2, 3});
    return sample.call(Caller.of(client, upload, Canary.PASSWORD.secret()));
  }
}
