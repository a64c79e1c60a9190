package io.github.registrysdk.spring;

import io.github.registrysdk.testsupport.ApiListing;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiListingTest {

  @Test
  void exportedApiIsAsListed() throws IOException {
    ApiListing.checkModuleUnderTest();
  }
}
