package io.github.registrysdk.rotation;

import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.GuardedLog;
import io.github.registrysdk.rotation.RotationPlan.State;
import io.github.registrysdk.rotation.RotationPlan.Token;
import io.github.registrysdk.rotation.TokenLedger.OwnToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a registry token of Buildkite in all places that hold it, so that each of them can read
 * the registry at all times. Instances are immutable and thread-safe.
 *
 * <p>{@link #run()} creates a token and gives it to one holder after the other. After each holder,
 * it checks that the holder has the token. The previous token stays valid for a grace period. After
 * the grace period, {@link #resume()} deletes the previous token: call {@code resume()} regularly,
 * for example once a day.
 *
 * <p>The state is kept only in the descriptions of the tokens at Buildkite. A run can fail or be
 * killed at any time: the next {@code resume()} gives all holders a new token. Tokens with other
 * descriptions are never changed.
 *
 * <p>If two runs of one rotation overlap, for example on different machines, the run that created
 * its token later stops with a {@link RotationInProgressException}. It stops before it gives the
 * token to a holder. After a run was killed, a new run stops in the same way until the {@linkplain
 * Builder#lease lease} of the killed run ends.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Rotating.java" region="rotation"}
 *
 * @see <a
 *     href="https://buildkite.com/docs/package-registries/registries/manage#configure-registry-tokens">Buildkite:
 *     configure registry tokens</a>
 */
public final class TokenRotation {
  private static final GuardedLog LOG = GuardedLog.of(TokenRotation.class);

  private final TokenLedger ledger;
  private final List<TokenHolder> holders;
  private final Duration gracePeriod;
  private final Duration lease;
  private final Consumer<Secret> verification;
  private final Consumer<String> progress;
  private final InstantSource clock;

  private TokenRotation(Builder builder) {
    this.ledger = new TokenLedger(builder.source, builder.name);
    this.holders = List.copyOf(builder.holders);
    this.gracePeriod = builder.gracePeriod;
    this.lease = builder.lease;
    this.verification = builder.verification;
    this.progress = builder.progress;
    this.clock = builder.clock;
  }

  /**
   * Returns a builder.
   *
   * @param source the tokens of the registry. The token of the client needs the scopes {@code
   *     read_registries} and {@code write_registries}
   * @param name the name of the rotation. The descriptions of its tokens begin with this name, so
   *     the name must not change. No other rotation for this registry may have the same name,
   *     because a rotation deletes the tokens with its name
   * @return a new builder
   * @throws IllegalArgumentException if the name is blank or has more than one line
   */
  public static Builder of(RegistryTokenService source, String name) {
    return new Builder(source, name);
  }

  /**
   * Makes a dry run of {@link #resume()}: reads the state, and reports what {@code resume()} would
   * do. This method also checks whether each holder can be given a token. It changes nothing.
   *
   * @return the state
   * @throws RotationException if Buildkite or a holder can't be read, or if a holder must not be
   *     given a token
   */
  public RotationPlan plan() {
    return plan(checked(), clock.instant());
  }

  /**
   * Gives all holders a new token, in the order in which they were added, and deletes the tokens
   * whose grace period has passed.
   *
   * @return the state afterwards
   * @throws RotationInProgressException if another run is in progress, or was killed a short time
   *     ago
   * @throws RotationException if a step fails
   */
  public RotationPlan run() {
    checked();
    Run run = new Run(this, ledger);
    Instant now = run.perform();
    return cleanUp(now, run);
  }

  /**
   * Finishes an earlier run, and deletes the tokens that are no longer needed. If the last run
   * failed or was killed, or if a holder that can be read does not have the current token, this
   * method does the same as {@link #run()}. Otherwise, it creates no token, and only deletes the
   * tokens whose grace period has passed, by the clock of this machine.
   *
   * @return the state afterwards
   * @throws RotationInProgressException if another run is in progress, or was killed a short time
   *     ago
   * @throws RotationException if a step fails
   */
  public RotationPlan resume() {
    String unfinished = attempt("read the state", () -> unfinished(ledger.list(), clock.instant()));
    return unfinished == null ? cleanUp(clock.instant(), null) : run();
  }

  private List<OwnToken> checked() {
    List<OwnToken> tokens = attempt("list the tokens", ledger::list);
    for (TokenHolder holder : holders) {
      attempt(
          "check " + holder,
          () -> {
            holder.check(tokens.isEmpty());
            return true;
          });
    }
    return tokens;
  }

  private RotationPlan cleanUp(Instant now, @Nullable Run run) {
    return attempt(
        "delete replaced tokens; all holders have the current one",
        () -> {
          List<OwnToken> kept = new ArrayList<>();
          List<OwnToken> tokens = ledger.list();
          for (OwnToken token : tokens) {
            boolean lost = run != null && run.hasLost(token);
            boolean replaced = run != null || token.is(State.ACTIVE);
            if (lost || (replaced && isDue(token, tokens, now))) {
              ledger.delete(token.id());
              report("deleted token " + token.id());
            } else {
              kept.add(token);
            }
          }
          return plan(kept, now);
        });
  }

  private boolean isDue(OwnToken token, List<OwnToken> tokens, Instant now) {
    Instant deleteAt = TokenLedger.deleteAt(token, tokens, gracePeriod);
    return deleteAt != null && !deleteAt.isAfter(now);
  }

  private RotationPlan plan(List<OwnToken> tokens, Instant now) {
    return attempt(
        "read the state",
        () ->
            new RotationPlan(
                tokens.stream()
                    .map(
                        token ->
                            new Token(
                                token.id(),
                                token.createdAt(),
                                token.label().state(),
                                TokenLedger.deleteAt(token, tokens, gracePeriod)))
                    .toList(),
                unfinished(tokens, now),
                tokens.stream()
                    .filter(token -> token.is(State.PENDING))
                    .map(token -> token.createdAt().plus(lease))
                    .filter(end -> end.isAfter(now))
                    .max(Comparator.naturalOrder())
                    .orElse(null)));
  }

  /** Why a holder may have another token than the current one; null if there is no such reason. */
  private @Nullable String unfinished(List<OwnToken> tokens, Instant now) {
    if (tokens.isEmpty()) {
      return null;
    }
    Optional<OwnToken> active =
        tokens.stream().filter(token -> token.is(State.ACTIVE)).reduce((older, newer) -> newer);
    if (active.isEmpty()) {
      return "no run has given a token to all holders";
    }
    OwnToken current = active.get();
    for (OwnToken token : tokens) {
      boolean later =
          token.is(State.PENDING)
              ? token.createdAt().isAfter(current.createdAt())
              : token.is(State.STOPPED) && !token.since().isBefore(current.createdAt());
      if (later) {
        return "a run has not finished: it created token " + token.id();
      }
      // Its run may have written late, unnoticed, while it was being killed.
      if (!token.is(State.ACTIVE) && isDue(token, tokens, now)) {
        return "token " + token.id() + " of a run that did not finish must be deleted";
      }
    }
    for (TokenHolder holder : holders) {
      Optional<Secret> held = holder.held();
      if (held.isPresent()
          && !TokenLabel.fingerprint(held.get()).equals(current.label().fingerprint())) {
        return holder + " does not have the current token";
      }
    }
    return null;
  }

  private static <T extends @Nullable Object> T attempt(String step, Supplier<T> work) {
    try {
      return work.get();
    } catch (RotationException e) {
      throw e;
    } catch (RuntimeException e) { // also what a holder of the caller throws
      throw RotationException.of(step, e);
    }
  }

  List<TokenHolder> holders() {
    return holders;
  }

  Duration lease() {
    return lease;
  }

  Consumer<Secret> verification() {
    return verification;
  }

  InstantSource clock() {
    return clock;
  }

  void report(String line) {
    try {
      progress.accept(line);
    } catch (RuntimeException e) { // must not stop a run between two holders
      LOG.warn("the listener of the rotation failed: {}", e.getClass().getName());
    }
  }

  /** Contains the name and the holders. */
  @Override
  public String toString() {
    return "TokenRotation[" + ledger.name() + " " + holders + "]";
  }

  /** Builds a {@link TokenRotation}. */
  public static final class Builder {
    private final RegistryTokenService source;
    private final String name;
    private final List<TokenHolder> holders = new ArrayList<>();
    private Duration gracePeriod = Duration.ofHours(24);
    private Duration lease = Duration.ofMinutes(20);
    private Consumer<Secret> verification = secret -> {};
    private Consumer<String> progress = line -> {};
    private InstantSource clock = InstantSource.system();

    private Builder(RegistryTokenService source, String name) {
      this.source = Objects.requireNonNull(source, "source");
      if (name.isBlank() || name.lines().count() != 1) {
        throw new IllegalArgumentException("name must be one line that is not blank");
      }
      this.name = name;
    }

    /**
     * Adds a holder. A holder that is added to an existing rotation gets its first token with the
     * next {@link TokenRotation#run()}, or with the next {@link TokenRotation#resume()} if the
     * holder can be read.
     *
     * @param holder the holder
     * @return this builder
     */
    public Builder to(TokenHolder holder) {
      holders.add(Objects.requireNonNull(holder, "holder"));
      return this;
    }

    /**
     * Sets the grace period: how long previous tokens stay valid after all holders got the current
     * token. In this time, a cluster, for example, can read the current token from its holder. The
     * default is 24 hours.
     *
     * @param gracePeriod the grace period, not shorter than the lease
     * @return this builder
     */
    public Builder gracePeriod(Duration gracePeriod) {
      this.gracePeriod = Objects.requireNonNull(gracePeriod, "gracePeriod");
      return this;
    }

    /**
     * Sets the lease: how long a run prevents other runs, from the time when it created its token.
     * After half of the lease, a run begins no further write, so that it has ended before the next
     * run can start. If a run was killed or interrupted, the next run can only start after the
     * lease. All machines must have the same value. The default is 20 minutes.
     *
     * @param lease the lease, longer than zero
     * @return this builder
     */
    public Builder lease(Duration lease) {
      this.lease = Objects.requireNonNull(lease, "lease");
      return this;
    }

    /**
     * Sets a check of the new token before it is given to a holder, for example a download from the
     * registry. If the check throws an exception, the token is deleted, and no holder is changed.
     *
     * @param verification the check
     * @return this builder
     */
    public Builder verify(Consumer<Secret> verification) {
      this.verification = Objects.requireNonNull(verification, "verification");
      return this;
    }

    /**
     * Sets a listener that gets a line of text, without secrets, for each step of a run.
     *
     * @param progress the listener
     * @return this builder
     */
    public Builder progress(Consumer<String> progress) {
      this.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /**
     * Sets the clock, for tests. The default is the clock of the system.
     *
     * @param clock the clock, such as the {@code ManualClock} of a fake
     * @return this builder
     */
    public Builder clock(InstantSource clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Creates the rotation. It sends no request.
     *
     * @return the rotation
     * @throws IllegalStateException if there is no holder, if the lease is not longer than zero, or
     *     if the grace period is shorter than the lease
     */
    public TokenRotation build() {
      if (holders.isEmpty()) {
        throw new IllegalStateException("a rotation needs a holder: call to(holder)");
      }
      if (lease.isNegative() || lease.isZero()) {
        throw new IllegalStateException("lease must be longer than zero");
      }
      if (gracePeriod.compareTo(lease) < 0) {
        throw new IllegalStateException(
            "gracePeriod must not be shorter than the lease of " + lease);
      }
      return new TokenRotation(this);
    }
  }
}
