package io.github.registrysdk.testing;

/**
 * Gives every test a {@link FakeGitHub} of its own, and fails the test that sent what GitHub does
 * not have.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FakeGitHubExtension github =
 *     new FakeGitHubExtension(FakeGitHub.builder().organization("acme").basePath("/api/v3/"));
 *
 * @Test
 * void seals() {
 *   FakeGitHub fake = github.fake();
 * }
 * }</pre>
 *
 * <p>Or, with the defaults, {@code @ExtendWith(FakeGitHubExtension.class)} and a parameter of type
 * {@link FakeGitHub} in a test or {@code @BeforeEach} method. Tests may run in parallel.
 */
public final class FakeGitHubExtension extends FakeExtension<FakeGitHub> {

  /** Fakes with the defaults of {@link FakeGitHub#start()}. */
  public FakeGitHubExtension() {
    this(FakeGitHub.builder());
  }

  /**
   * Fakes with other options.
   *
   * @param builder starts each fake; do not change it later
   */
  public FakeGitHubExtension(FakeGitHubBuilder builder) {
    super(FakeGitHub.class, builder::start);
  }
}
