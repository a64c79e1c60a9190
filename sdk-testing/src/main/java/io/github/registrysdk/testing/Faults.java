package io.github.registrysdk.testing;

/**
 * The rules by which a fake misbehaves. Rules are tried in the order in which they were added; the
 * first that has something left to give decides, so {@code once(a)} followed by {@code once(b)} for
 * one operation gives {@code a} to the first call, {@code b} to the second and nothing to the
 * third.
 *
 * <pre>{@code
 * fake.faults().on(BuildkiteOperation.CREATE_TOKEN).once(Fault.dropAfterEffect());
 * fake.faults().onAny().times(2, Fault.status(503));
 * }</pre>
 *
 * @param <O> the provider's operations
 */
public interface Faults<O extends FakeOperation> {

  /**
   * Starts a rule for one operation.
   *
   * @param operation the operation that it is about
   * @return the rule, which does nothing until a fault is given to it
   */
  Rule<O> on(O operation);

  /**
   * Starts a rule for every operation.
   *
   * @return the rule, which does nothing until a fault is given to it
   */
  Rule<O> onAny();

  /** Drops all rules: the fake behaves from here on. */
  void clear();

  /**
   * How many faults with a limited number are still to come, so that a test can prove that what it
   * asked for did happen. Rules that hold always do not count.
   *
   * @return the number, 0 when every limited rule is used up
   */
  int remaining();

  /**
   * Says how often a fault strikes.
   *
   * @param <O> the provider's operations
   */
  interface Rule<O extends FakeOperation> {

    /**
     * The next matching call meets the fault.
     *
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the provider has no such rate limit
     */
    default Faults<O> once(Fault fault) {
      return times(1, fault);
    }

    /**
     * The next matching calls meet the fault.
     *
     * @param count how many of them, at least 1
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the count is not positive or the provider has no such
     *     rate limit
     */
    Faults<O> times(int count, Fault fault);

    /**
     * Every matching call meets the fault, until {@link Faults#clear()}.
     *
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the provider has no such rate limit
     */
    Faults<O> always(Fault fault);

    /**
     * One matching call meets the fault, those before and after it do not.
     *
     * @param number which one, 1 being the next
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the number is not positive or the provider has no such
     *     rate limit
     */
    Faults<O> onCall(int number, Fault fault);
  }
}
