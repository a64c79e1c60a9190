package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.operations.Provider;

class GitHubResponsesFuzzTest {
  @FuzzTest
  void anyResponseIsReadOrRefused(byte[] data) {
    Calls.judgeAnyResponse(Provider.GITHUB, data);
  }
}
