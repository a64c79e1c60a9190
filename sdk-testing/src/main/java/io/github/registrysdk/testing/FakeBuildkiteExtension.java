package io.github.registrysdk.testing;

/**
 * Gives every test a {@link FakeBuildkite} of its own, and fails the test that sent what the fake
 * does not know.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeBuildkiteExtension buildkite =
 *     new FakeBuildkiteExtension(FakeBuildkite.builder().organization("acme").limits(200, 50));
 *
 * @Test
 * void publishes() {
 *   FakeBuildkite fake = buildkite.fake();
 * }
 * }</pre>
 *
 * <p>Or, with the defaults, {@code @ExtendWith(FakeBuildkiteExtension.class)} and a parameter of
 * type {@link FakeBuildkite} in a test or {@code @BeforeEach} method. Tests may run in parallel.
 */
public final class FakeBuildkiteExtension extends FakeExtension<FakeBuildkite> {

  /** Fakes as {@link FakeBuildkite#start()} makes them. */
  public FakeBuildkiteExtension() {
    this(FakeBuildkite.builder());
  }

  /**
   * Fakes of one making.
   *
   * @param builder makes each fake; it is not to be changed afterwards
   */
  public FakeBuildkiteExtension(FakeBuildkiteBuilder builder) {
    super(FakeBuildkite.class, builder::start);
  }
}
