package io.github.registrysdk.testing;

/**
 * Gives every test a {@link FakeGitHub} of its own, and fails the test that sent what the fake does
 * not know.
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

  /** Fakes as {@link FakeGitHub#start()} makes them. */
  public FakeGitHubExtension() {
    this(FakeGitHub.builder());
  }

  /**
   * Fakes of one making.
   *
   * @param builder makes each fake; it is not to be changed afterwards
   */
  public FakeGitHubExtension(FakeGitHubBuilder builder) {
    super(FakeGitHub.class, builder::start);
  }
}
