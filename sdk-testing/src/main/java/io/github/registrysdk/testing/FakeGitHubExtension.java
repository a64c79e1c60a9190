package io.github.registrysdk.testing;

/**
 * Gives every test its own {@link FakeGitHub}, and fails a test that sends a request which the
 * provider does not have.
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
 * <p>For a fake with the defaults, use {@code @ExtendWith(FakeGitHubExtension.class)} and a
 * parameter of the type {@link FakeGitHub} in a test or {@code @BeforeEach} method. Tests may run
 * in parallel.
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
