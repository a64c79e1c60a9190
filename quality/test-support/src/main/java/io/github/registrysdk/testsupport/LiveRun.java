package io.github.registrysdk.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a live test creates at a provider, to be deleted after it. A name is registered before the
 * request that creates something, and what is deleted is what the provider lists: so it does not
 * matter whether the response arrived.
 */
public final class LiveRun {
  /** The beginning of every name. Letters only, because not every provider takes a hyphen. */
  public static final String PREFIX = "sdklive";

  private static final Pattern NAME =
      Pattern.compile(PREFIX + "(\\d{8}t\\d{6})[a-z0-9]{4}", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT);
  private static final Duration AGE = Duration.ofHours(1);

  private final List<String> names = new ArrayList<>();
  private final Supplier<List<Resource>> list;

  /**
   * A run that has created nothing.
   *
   * @param list reads what the provider has now
   */
  public LiveRun(Supplier<List<Resource>> list) {
    this.list = list;
  }

  /**
   * Registers a name that the next request uses.
   *
   * @param name a name that nobody else uses
   * @return the same name
   */
  public String creates(String name) {
    names.add(name);
    return name;
  }

  /**
   * Deletes all that has a registered name, and goes on after a failure.
   *
   * @throws AssertionError naming what may be left, with all failures
   */
  public void cleanUp() {
    delete(list, resource -> names.stream().anyMatch(resource.name()::contains), names.toString());
  }

  /**
   * Deletes what live tests created more than an hour ago and have left.
   *
   * @param list reads what the provider has now
   * @param clock the time
   * @return the names of what was deleted
   * @throws AssertionError naming what may be left, with all failures
   */
  public static List<String> sweep(Supplier<List<Resource>> list, InstantSource clock) {
    Instant limit = clock.instant().minus(AGE);
    return delete(
        list,
        resource -> createdAt(resource.name()).filter(limit::isAfter).isPresent(),
        "names with " + PREFIX);
  }

  /** When a name was made, if it is one of a live test. */
  static Optional<Instant> createdAt(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.find()
        ? Optional.of(
            LocalDateTime.parse(matcher.group(1).toLowerCase(Locale.ROOT), TIME)
                .toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  private static List<String> delete(
      Supplier<List<Resource>> list, Predicate<Resource> condition, String what) {
    var failures = new ArrayList<Throwable>();
    var deleted = new ArrayList<String>();
    try {
      for (Resource resource : list.get()) {
        if (condition.test(resource)) {
          try {
            resource.delete().run();
            deleted.add(resource.name());
          } catch (RuntimeException e) {
            failures.add(new IllegalStateException(resource.name() + " was not deleted", e));
          }
        }
      }
    } catch (RuntimeException e) {
      failures.add(new IllegalStateException("what the provider has could not be listed", e));
    }
    if (!failures.isEmpty()) {
      var error = new AssertionError("not everything was deleted of " + what, failures.get(0));
      failures.forEach(error::addSuppressed);
      throw error;
    }
    return List.copyOf(deleted);
  }

  /**
   * Something that a provider has.
   *
   * @param name a text in which the name of a live test would be
   * @param delete deletes it
   */
  public record Resource(String name, Runnable delete) {}
}
