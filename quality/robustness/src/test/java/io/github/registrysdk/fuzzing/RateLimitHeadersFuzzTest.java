package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/**
 * The first letter names the call, the second the status; each line of the rest is the value of a
 * header in the order of {@link #NAMES}, the last one is the body.
 */
class RateLimitHeadersFuzzTest {
  private static final Integer[] STATUSES = {200, 403, 429, 503, 404};

  private static final List<String> NAMES =
      List.of(
          "RateLimit-Scope",
          "RateLimit-Limit",
          "RateLimit-Remaining",
          "RateLimit-Reset",
          "RateLimit-User-Scope",
          "RateLimit-User-Limit",
          "RateLimit-User-Remaining",
          "RateLimit-User-Reset",
          "x-ratelimit-limit",
          "x-ratelimit-remaining",
          "x-ratelimit-reset",
          "x-ratelimit-resource",
          "Date");

  @FuzzTest
  void anyLimitIsTakenOrLeft(byte[] data) {
    if (data.length < 2) {
      return;
    }
    String[] lines = new String(data, 2, data.length - 2, ISO_8859_1).split("\n", NAMES.size() + 1);
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < Math.min(lines.length, NAMES.size()); i++) {
      headers.append(NAMES.get(i)).append(": ").append(Responses.headerValue(lines[i]));
      headers.append("\r\n");
    }
    String body = lines.length > NAMES.size() ? lines[NAMES.size()] : "{}";
    byte[] response =
        Responses.of(Choice.of(STATUSES, data[1]), headers.toString(), body.getBytes(ISO_8859_1));
    Calls.judge(Calls.kind(data[0]), MemoryWire.responding(response));
  }
}
