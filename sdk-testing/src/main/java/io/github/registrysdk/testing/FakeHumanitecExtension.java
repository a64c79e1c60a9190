package io.github.registrysdk.testing;

/**
 * Gives every test its own {@link FakeHumanitec}, and fails a test that sends a request which the
 * provider does not have.
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
 * <p>For a fake with the defaults, use {@code @ExtendWith(FakeHumanitecExtension.class)} and a
 * parameter of the type {@link FakeHumanitec} in a test or {@code @BeforeEach} method. Tests may
 * run in parallel.
 */
public final class FakeHumanitecExtension extends FakeExtension<FakeHumanitec> {

  /** Fakes with the defaults of {@link FakeHumanitec#start()}. */
  public FakeHumanitecExtension() {
    this(FakeHumanitec.builder());
  }

  /**
   * Fakes with other options.
   *
   * @param builder starts each fake; do not change it later
   */
  public FakeHumanitecExtension(FakeHumanitecBuilder builder) {
    super(FakeHumanitec.class, builder::start);
  }
}
