package io.github.registrysdk.testing;

/**
 * Gives every test a {@link FakeHumanitec} of its own, and fails the test that sent what the fake
 * does not know.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeHumanitecExtension humanitec =
 *     new FakeHumanitecExtension(FakeHumanitec.builder().credsLifetime(Duration.ofMinutes(5)));
 *
 * @Test
 * void refreshes() {
 *   FakeHumanitec fake = humanitec.fake();
 * }
 * }</pre>
 *
 * <p>Or, with the defaults, {@code @ExtendWith(FakeHumanitecExtension.class)} and a parameter of
 * type {@link FakeHumanitec} in a test or {@code @BeforeEach} method. Tests may run in parallel.
 */
public final class FakeHumanitecExtension extends FakeExtension<FakeHumanitec> {

  /** Fakes as {@link FakeHumanitec#start()} makes them. */
  public FakeHumanitecExtension() {
    this(FakeHumanitec.builder());
  }

  /**
   * Fakes of one making.
   *
   * @param builder makes each fake; it is not to be changed afterwards
   */
  public FakeHumanitecExtension(FakeHumanitecBuilder builder) {
    super(FakeHumanitec.class, builder::start);
  }
}
