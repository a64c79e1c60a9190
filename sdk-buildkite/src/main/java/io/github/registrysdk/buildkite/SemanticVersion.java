package io.github.registrysdk.buildkite;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version in the order of <a href="https://semver.org/#spec-item-11">Semantic Versioning
 * 2.0.0</a>, in which build metadata does not count.
 */
final class SemanticVersion implements Comparable<SemanticVersion> {
  private static final String ID = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
  private static final Pattern FORM =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:-(" + ID + "))?(?:\\+" + ID + ")?");

  private final List<BigInteger> numbers;
  private final List<String> preRelease;

  private SemanticVersion(List<BigInteger> numbers, List<String> preRelease) {
    this.numbers = numbers;
    this.preRelease = preRelease;
  }

  /** Returns null for a text that is not a semantic version. */
  static @Nullable SemanticVersion parse(@Nullable String text) {
    Matcher matcher = FORM.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return null;
    }
    String preRelease = matcher.group(4);
    return new SemanticVersion(
        List.of(
            new BigInteger(matcher.group(1)),
            new BigInteger(matcher.group(2)),
            new BigInteger(matcher.group(3))),
        preRelease == null ? List.of() : List.of(preRelease.split("\\.")));
  }

  @Override
  public int compareTo(SemanticVersion other) {
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(other.numbers.get(i));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
      int order = compare(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  /** Numbers come before other identifiers. */
  private static int compare(String one, String other) {
    boolean number = isNumber(one);
    if (number != isNumber(other)) {
      return number ? -1 : 1;
    }
    return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String id) {
    return id.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemanticVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return numbers.hashCode();
  }
}
