package io.github.registrysdk.core;

import io.github.registrysdk.testsupport.NativeMetadata;
import io.github.registrysdk.testsupport.ReflectiveCall;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {

  @Test
  void nativeImagesKnowHowVirtualThreadsAreMade() throws IOException {
    NativeMetadata.checkModuleUnderTest(
        ReflectiveCall.of("java.lang.Thread", "ofVirtual"),
        ReflectiveCall.of("java.lang.Thread$Builder", "factory"),
        ReflectiveCall.of("java.lang.Thread$Builder", "name", String.class, long.class));
  }
}
