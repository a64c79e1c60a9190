package io.github.registrysdk.testing.internal.http;

/** Ends the handling of a request with the response by which the provider refuses it. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient FakeResponse response;

  /** A refusal. It has no stack trace, because it is a response and not a failure. */
  public Refusal(FakeResponse response) {
    super("refused with " + response.status(), null, false, false);
    this.response = response;
  }

  /** The response that says so. */
  public FakeResponse response() {
    return response;
  }
}
