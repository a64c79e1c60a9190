package io.github.registrysdk.testing.internal.cassette;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All servers that a test talks to, and the change of their origins within texts. */
public final class Hosts {

  private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#\\s\"'<>\\\\]+");

  private final List<Host> all;

  /** The provider's server first. */
  public Hosts(List<Host> all) {
    this.all = List.copyOf(all);
  }

  /** A response as the client must see it, so that it follows links to the local servers. */
  String received(String text) {
    return replaced(text, (host, origin) -> host.recognizes(origin), Host::local);
  }

  /** A request as the provider must see it. */
  String sent(String text) {
    return replaced(text, (host, origin) -> host.local().equals(origin), Host::target);
  }

  /** A request or response of a client as cassettes show it. */
  String recorded(String text) {
    return replaced(text, (host, origin) -> host.local().equals(origin), Host::origin);
  }

  /** A text of a cassette as the client must see it. */
  String replayed(String text) {
    return replaced(text, (host, origin) -> host.origin().equals(origin), Host::local);
  }

  private String replaced(
      String text, BiPredicate<Host, String> recognition, Function<Host, String> other) {
    return ORIGIN
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    host(host -> recognition.test(host, match.group()))
                        .map(other)
                        .orElse(match.group())));
  }

  private Optional<Host> host(Predicate<Host> condition) {
    return all.stream().filter(condition).findFirst();
  }
}
