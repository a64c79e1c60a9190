package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/** The first letter names the call; the rest is the response with status line, headers and body. */
class WholeResponsesFuzzTest {
  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] response = Arrays.copyOfRange(data, 1, data.length);
    Calls.judge(Calls.kind(data[0]), MemoryWire.responding(response));
  }
}
