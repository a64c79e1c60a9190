package io.github.registrysdk.core.toolkit;

/** Names and addresses that never leave this machine: RFC 6761, 6.3 and RFC 1122, 3.2.1.3. */
public final class LoopbackHost {
  private LoopbackHost() {}

  /**
   * Whether a host is one of them.
   *
   * @param host the host of a URL in lower case, an IPv6 address with or without brackets
   * @return whether requests to it stay on this machine
   */
  public static boolean is(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("::1")
        || host.equals("[::1]")
        || host.matches("127(\\.(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])){3}");
  }
}
