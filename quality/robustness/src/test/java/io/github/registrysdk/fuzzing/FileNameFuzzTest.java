package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.core.Upload;
import java.util.Arrays;
import java.util.List;

/** The first letter selects how it is uploaded, the rest is the file's name. */
class FileNameFuzzTest {
  private static final byte[] SLOT =
      ("{\"uri\":\"u\",\"form\":{\"file_input\":\"file\",\"method\":\"POST\","
              + "\"url\":\"http://localhost/store\",\"data\":{\"key\":\"a/${filename}\"}}}")
          .getBytes(US_ASCII);

  @FuzzTest
  void anyNameArrivesAsItIsOrIsRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String name = new String(Arrays.copyOfRange(data, 1, data.length), UTF_8);
    PublishVia via = data[0] == 's' ? PublishVia.STORAGE : PublishVia.API;
    if (Canary.isIn(name)) {
      return;
    }
    MemoryWire wire = new MemoryWire(FileNameFuzzTest::response);
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.judge(
          wire,
          () ->
              client
                  .organization("acme")
                  .registry("fruit")
                  .packages()
                  .publish(Upload.bytes(name, new byte[] {1}), via));
    }
    List<String> names =
        wire.requests().stream()
            .filter(request -> !request.target().endsWith("/upload"))
            .flatMap(request -> Form.of(request).fileNames().stream())
            .distinct()
            .toList();
    if (!wire.requests().isEmpty() && !names.equals(List.of(name))) {
      throw new AssertionError(name + " became " + names);
    }
  }

  private static byte[] response(SentRequest request) {
    return Responses.ok(request.target().endsWith("/upload") ? SLOT : "{}".getBytes(US_ASCII));
  }
}
