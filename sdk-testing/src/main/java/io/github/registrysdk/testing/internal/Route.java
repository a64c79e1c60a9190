package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.util.Map;
import java.util.Optional;

/**
 * The handler of one method and path.
 *
 * @param <O> the provider's operations
 */
public final class Route<O extends FakeOperation> {

  private final O operation;
  private final String method;
  private final PathTemplate template;
  private final Handler handler;

  /**
   * A route.
   *
   * @param operation its operation, by which faults find it
   * @param method the method in upper case
   * @param template the path, with parameters in braces
   * @param handler what does the work
   */
  public Route(O operation, String method, String template, Handler handler) {
    this(operation, method, new PathTemplate(template), handler);
  }

  private Route(O operation, String method, PathTemplate template, Handler handler) {
    this.operation = operation;
    this.method = method;
    this.template = template;
    this.handler = handler;
  }

  Optional<Map<String, String>> match(String requestMethod, String path) {
    return method.equals(requestMethod) ? template.match(path) : Optional.empty();
  }

  /** The same route, with another status of its successes. */
  public Route<O> respondingWith(int status) {
    return new Route<>(
        operation, method, template, request -> handler.handle(request).withStatus(status));
  }

  /** Its operation. */
  public O operation() {
    return operation;
  }

  Handler handler() {
    return handler;
  }

  /** Does the work of one operation. Called with the fake's lock held. */
  @FunctionalInterface
  public interface Handler {
    /** Changes the state and responds, or throws a {@link Refusal} and changes nothing. */
    FakeResponse handle(FakeRequest request);
  }
}
