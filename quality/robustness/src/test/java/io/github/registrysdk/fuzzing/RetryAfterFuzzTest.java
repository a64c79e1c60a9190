package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The first letter names the call, the second the status; the rest is {@code Retry-After}. */
class RetryAfterFuzzTest {
  private static final Integer[] STATUSES = {503, 429, 403, 408, 301, 500};

  @FuzzTest
  void anyWaitIsTakenOrLeft(byte[] data) {
    if (data.length < 2) {
      return;
    }
    String text = new String(data, 2, data.length - 2, ISO_8859_1);
    StringBuilder headers = new StringBuilder("Date: Wed, 21 Oct 2026 07:28:00 GMT\r\n");
    for (String value : text.split("\n", 4)) {
      headers.append("Retry-After: ").append(Responses.headerValue(value)).append("\r\n");
    }
    byte[] response =
        Responses.of(Choice.of(STATUSES, data[1]), headers.toString(), "{}".getBytes(ISO_8859_1));
    Calls.judge(Calls.kind(data[0]), MemoryWire.responding(response));
  }
}
