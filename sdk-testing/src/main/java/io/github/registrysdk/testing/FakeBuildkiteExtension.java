package io.github.registrysdk.testing;

/**
 * Gives every test its own {@link FakeBuildkite}, and fails a test that sends a request which the
 * provider does not have.
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
 * <p>For a fake with the defaults, use {@code @ExtendWith(FakeBuildkiteExtension.class)} and a
 * parameter of the type {@link FakeBuildkite} in a test or {@code @BeforeEach} method. Tests may
 * run in parallel.
 */
public final class FakeBuildkiteExtension extends FakeExtension<FakeBuildkite> {

  /** Fakes with the defaults of {@link FakeBuildkite#start()}. */
  public FakeBuildkiteExtension() {
    this(FakeBuildkite.builder());
  }

  /**
   * Fakes with other options.
   *
   * @param builder starts each fake; do not change it later
   */
  public FakeBuildkiteExtension(FakeBuildkiteBuilder builder) {
    super(FakeBuildkite.class, builder::start);
  }
}
