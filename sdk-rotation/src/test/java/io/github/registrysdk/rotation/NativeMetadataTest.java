package io.github.registrysdk.rotation;

import io.github.registrysdk.testsupport.NativeMetadata;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {

  @Test
  void nativeImagesAreToldWhatJacksonBinds() throws IOException {
    NativeMetadata.checkModuleUnderTest();
  }
}
