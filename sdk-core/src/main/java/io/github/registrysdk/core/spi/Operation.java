package io.github.registrysdk.core.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call is, apart from its arguments: a constant of a service. An operation is a value;
 * sending it is something else.
 */
public final class Operation {
  private final String name;
  private final String method;
  private final PathTemplate path;
  private final RetryClass retryClass;
  private final @Nullable String scope;
  private final String recoveryHint;
  private final boolean preparation;

  private Operation(
      String name,
      String method,
      PathTemplate path,
      RetryClass retryClass,
      @Nullable String scope,
      String recoveryHint,
      boolean preparation) {
    this.name = Objects.requireNonNull(name, "name");
    this.method = method;
    this.path = path;
    this.retryClass = retryClass;
    this.scope = scope;
    this.recoveryHint = recoveryHint;
    this.preparation = preparation;
  }

  /**
   * A GET, which may be retried.
   *
   * @param name what is being done, so that {@code could not NAME} reads well: {@code list the
   *     registries}
   * @param path after the base URL, with parameters in braces: {@code
   *     orgs/{organization}/private-registries}
   * @return the operation
   */
  public static Operation read(String name, String path) {
    return of(name, "GET", path, RetryClass.SAFE);
  }

  /**
   * A POST that creates something; once it may have arrived it is never retried.
   *
   * @param name as in {@link #read}
   * @param path as in {@link #read}
   * @return the operation
   */
  public static Operation create(String name, String path) {
    return of(name, "POST", path, RetryClass.CREATE);
  }

  /**
   * A DELETE, which may be retried; a 404 to a retry counts as done.
   *
   * @param name as in {@link #read}
   * @param path as in {@link #read}
   * @return the operation
   */
  public static Operation delete(String name, String path) {
    return of(name, "DELETE", path, RetryClass.DELETE);
  }

  /**
   * Any other request.
   *
   * @param name as in {@link #read}
   * @param method the HTTP method, in capitals
   * @param path as in {@link #read}
   * @param retryClass what sending it twice would do
   * @return the operation
   */
  public static Operation of(String name, String method, String path, RetryClass retryClass) {
    return of(name, method, PathTemplate.parse(path), retryClass);
  }

  /**
   * Any other request, to a path that is already taken apart.
   *
   * @param name as in {@link #read}
   * @param method the HTTP method, in capitals
   * @param path after the base URL
   * @param retryClass what sending it twice would do
   * @return the operation
   */
  public static Operation of(String name, String method, PathTemplate path, RetryClass retryClass) {
    return new Operation(
        name,
        method,
        path,
        retryClass,
        null,
        "look whether it is there before you repeat it",
        false);
  }

  /**
   * The same operation with the scope that it requires, which exceptions name after a 401 or 403.
   *
   * @param scope the provider's words, such as {@code write_registries}
   * @return another operation
   */
  public Operation requiresScope(String scope) {
    return new Operation(name, method, path, retryClass, scope, recoveryHint, preparation);
  }

  /**
   * The same operation with the way to find out whether it was done after all.
   *
   * @param hint one sentence in the imperative, without a full stop
   * @return another operation
   */
  public Operation recoveryHint(String hint) {
    return new Operation(name, method, path, retryClass, scope, hint, preparation);
  }

  /**
   * The same operation as a preparation of another one, such as requesting a URL for an upload: it
   * does nothing that its caller would have to check or undo, so its failures always have the
   * effect {@code NONE}.
   *
   * @return another operation
   */
  public Operation asPreparation() {
    return new Operation(name, method, path, retryClass, scope, recoveryHint, true);
  }

  /** {@return what is being done, such as {@code list the registries}} */
  public String name() {
    return name;
  }

  /** {@return the HTTP method, in capitals} */
  public String method() {
    return method;
  }

  /** {@return the path after the base URL} */
  public PathTemplate path() {
    return path;
  }

  /** {@return what sending it twice would do} */
  public RetryClass retryClass() {
    return retryClass;
  }

  /** {@return what the token must be allowed to do, or null if nothing} */
  public @Nullable String scope() {
    return scope;
  }

  /** {@return how to find out whether it was done after all} */
  public String recoveryHint() {
    return recoveryHint;
  }

  /** {@return whether it only prepares another operation} */
  public boolean isPreparation() {
    return preparation;
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + name + ")";
  }
}
