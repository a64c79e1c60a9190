package io.github.registrysdk.testsupport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What two listings do not share, each line with the type it belongs to. */
final class ListingDifference {

  private ListingDifference() {}

  /** Lines to remove from the first listing, and lines to add, to get the second; empty if none. */
  static List<String> between(String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    Set<String> old = withOwners(before);
    Set<String> now = withOwners(after);
    List<String> lines = new ArrayList<>();
    missing(old, now).forEach(line -> lines.add("- " + line));
    missing(now, old).forEach(line -> lines.add("+ " + line));
    return lines.isEmpty() ? List.of("the same lines in another order or with other ends") : lines;
  }

  private static Collection<String> missing(Set<String> from, Set<String> in) {
    Set<String> rest = new LinkedHashSet<>(from);
    rest.removeAll(in);
    return rest;
  }

  private static Set<String> withOwners(String listing) {
    Set<String> lines = new LinkedHashSet<>();
    String owner = "";
    for (String line : listing.lines().filter(text -> !text.isEmpty()).toList()) {
      boolean member = line.startsWith("  ");
      if (!member) {
        owner = name(line);
      }
      lines.add(member ? owner + ": " + line.strip() : line);
    }
    return lines;
  }

  /** The first word of a declaration that has a dot is the type's name, its generics cut off. */
  private static String name(String declaration) {
    for (String word : declaration.split(" ", -1)) {
      if (word.indexOf('.') > 0 && !word.startsWith("@")) {
        return word.split("[<(]", 2)[0];
      }
    }
    return declaration;
  }
}
