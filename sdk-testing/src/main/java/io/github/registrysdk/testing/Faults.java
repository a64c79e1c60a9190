package io.github.registrysdk.testing;

/**
 * The rules that make requests to a fake fail. Rules apply in the order in which they were added,
 * each until it is used up. For example, if you add {@code once(a)} and {@code once(b)} for one
 * operation, the first request gets the fault {@code a}, the second one {@code b}, and the third
 * one no fault.
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
   * The number of limited faults that have not happened yet. A test can check that it is 0. Rules
   * without a limit do not count.
   *
   * @return the number; 0 if all rules with a limit are used up
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
     * @return the rules, so that you can add another one
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
     * @return the rules, so that you can add another one
     * @throws IllegalArgumentException if the count is not positive or the provider has no such
     *     rate limit
     */
    Faults<O> times(int count, Fault fault);

    /**
     * The fault happens to every matching request, until {@link Faults#clear()}.
     *
     * @param fault what happens
     * @return the rules, so that you can add another one
     * @throws IllegalArgumentException if the provider has no such rate limit
     */
    Faults<O> always(Fault fault);

    /**
     * The fault happens to one matching request.
     *
     * @param number which one, 1 being the next
     * @param fault what happens
     * @return the rules, so that you can add another one
     * @throws IllegalArgumentException if the number is not positive or the provider has no such
     *     rate limit
     */
    Faults<O> onCall(int number, Fault fault);
  }
}
