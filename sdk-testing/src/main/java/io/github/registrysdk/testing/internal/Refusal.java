package io.github.registrysdk.testing.internal;

/** Ends the handling of a request with the answer that the provider would refuse it with. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient FakeResponse response;

  /** A refusal; it carries no stack, being an answer and not a failure. */
  public Refusal(FakeResponse response) {
    super("refused with " + response.status(), null, false, false);
    this.response = response;
  }

  FakeResponse response() {
    return response;
  }
}
