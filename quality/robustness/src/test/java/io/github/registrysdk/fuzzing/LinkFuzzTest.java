package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** What stands in the header {@code Link} of a list, or in {@code Location}. */
class LinkFuzzTest {
  private static final byte[] PAGE = "{\"total_count\":0,\"configurations\":[]}".getBytes(US_ASCII);

  @FuzzTest
  void anyLinkIsFollowedAtHomeOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String value = Responses.headerValue(new String(data, 1, data.length - 1, ISO_8859_1));
    boolean redirect = data[0] == 'r';
    String header = (redirect ? "Location: " : "Link: ") + value + "\r\n";
    MemoryWire wire = MemoryWire.responding(Responses.of(redirect ? 302 : 200, header, PAGE));
    Calls.judge(Calls.LIST_PAGES, wire);
    for (SentRequest request : wire.requests()) {
      if (!request.header("Host").equals("localhost")) {
        throw new AssertionError("the token went to " + request.header("Host"));
      }
    }
  }
}
