package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** The first letter names the call, the second the status; the rest is the error's body. */
class ErrorBodiesFuzzTest {
  private static final Integer[] STATUSES = {
    400, 401, 403, 404, 408, 409, 410, 421, 422, 425, 429, 500, 503, 504, 407, 418, 599, 600, 304
  };

  @FuzzTest
  void anyErrorIsOneOfOurs(byte[] data) {
    if (data.length < 2) {
      return;
    }
    int status = Choice.of(STATUSES, data[1]);
    byte[] body = Arrays.copyOfRange(data, 2, data.length);
    byte[] response = Responses.of(status, "Content-Type: application/json\r\n", body);
    Calls.judge(Calls.kind(data[0]), MemoryWire.responding(response));
  }
}
