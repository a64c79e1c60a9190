package io.github.registrysdk.testing;

/**
 * The rules that make requests to a fake fail. Rules apply in the order in which they were added,
 * each until it is used up: {@code once(a)} and then {@code once(b)} for one operation gives {@code
 * a} to the first request, {@code b} to the second and no fault to the third.
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
   * @param operation the operation
   * @return the rule, which needs a fault
   */
  Rule<O> on(O operation);

  /**
   * Starts a rule for every operation.
   *
   * @return the rule, which needs a fault
   */
  Rule<O> onAny();

  /** Removes all rules. */
  void clear();

  /**
   * How many limited faults have not happened yet, so that a test can check that all of them did.
   * Rules without a limit do not count.
   *
   * @return the number, 0 when every limited rule is used up
   */
  int remaining();

  /**
   * How often a fault happens.
   *
   * @param <O> the provider's operations
   */
  interface Rule<O extends FakeOperation> {

    /**
     * The fault happens to the next matching request.
     *
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the provider has no such rate limit
     */
    default Faults<O> once(Fault fault) {
      return times(1, fault);
    }

    /**
     * The fault happens to the next matching requests.
     *
     * @param count how many of them, at least 1
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the count is not positive or the provider has no such
     *     rate limit
     */
    Faults<O> times(int count, Fault fault);

    /**
     * The fault happens to every matching request, until {@link Faults#clear()}.
     *
     * @param fault what happens
     * @return the rules, for the next one
     * @throws IllegalArgumentException if the provider has no such rate limit
     */
    Faults<O> always(Fault fault);

    /**
     * The fault happens to one matching request.
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
