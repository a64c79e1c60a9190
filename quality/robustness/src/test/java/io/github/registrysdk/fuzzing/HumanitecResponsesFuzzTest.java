package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.operations.Provider;

class HumanitecResponsesFuzzTest {
  @FuzzTest
  void anyResponseIsReadOrRefused(byte[] data) {
    Calls.judgeAnyResponse(Provider.HUMANITEC, data);
  }
}
