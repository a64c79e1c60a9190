package io.github.registrysdk.core.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation of an API: its method, its path and what is needed to retry and report it. Services
 * keep their operations in constants. Instances are immutable. {@link Endpoint#call} creates a call
 * of an operation.
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
   * Returns a GET operation, which can be retried.
   *
   * @param name the name of the operation, such as {@code list the registries}; messages start with
   *     "could not" and this name
   * @param path the path after the base URL, with parameters in braces, such as {@code
   *     orgs/{organization}/private-registries}
   * @return the operation
   */
  public static Operation read(String name, String path) {
    return of(name, "GET", path, RetryClass.SAFE);
  }

  /**
   * Returns a POST operation that creates an object. It is never retried if the provider may have
   * received it.
   *
   * @param name the name of the operation, as in {@link #read}
   * @param path the path, as in {@link #read}
   * @return the operation
   */
  public static Operation create(String name, String path) {
    return of(name, "POST", path, RetryClass.CREATE);
  }

  /**
   * Returns a DELETE operation, which can be retried. If a retry returns 404, the call succeeds.
   *
   * @param name the name of the operation, as in {@link #read}
   * @param path the path, as in {@link #read}
   * @return the operation
   */
  public static Operation delete(String name, String path) {
    return of(name, "DELETE", path, RetryClass.DELETE);
  }

  /**
   * Returns an operation with any method.
   *
   * @param name the name of the operation, as in {@link #read}
   * @param method the HTTP method in upper case
   * @param path the path, as in {@link #read}
   * @param retryClass decides when the operation can be retried
   * @return the operation
   */
  public static Operation of(String name, String method, String path, RetryClass retryClass) {
    return of(name, method, PathTemplate.parse(path), retryClass);
  }

  /**
   * Returns an operation with any method and a parsed path.
   *
   * @param name the name of the operation, as in {@link #read}
   * @param method the HTTP method in upper case
   * @param path the path after the base URL
   * @param retryClass decides when the operation can be retried
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
   * Returns a copy of this operation with the scope that it requires. Exceptions name the scope
   * after status 401 and 403.
   *
   * @param scope the provider's name for the scope, such as {@code write_registries}
   * @return a new operation
   */
  public Operation requiresScope(String scope) {
    return new Operation(name, method, path, retryClass, scope, recoveryHint, preparation);
  }

  /**
   * Returns a copy of this operation with a recovery hint. It says how to find out whether the
   * operation took effect if its outcome is unknown.
   *
   * @param hint one sentence in the imperative, without a full stop
   * @return a new operation
   */
  public Operation recoveryHint(String hint) {
    return new Operation(name, method, path, retryClass, scope, hint, preparation);
  }

  /**
   * Returns a copy of this operation that is a preparation of another operation, such as a request
   * for an upload URL. A preparation changes nothing that the caller would have to check or undo,
   * so the effect of a failed call is always {@code NONE}.
   *
   * @return a new operation
   */
  public Operation asPreparation() {
    return new Operation(name, method, path, retryClass, scope, recoveryHint, true);
  }

  /** {@return the name of the operation, such as {@code list the registries}} */
  public String name() {
    return name;
  }

  /** {@return the HTTP method in upper case} */
  public String method() {
    return method;
  }

  /** {@return the path after the base URL} */
  public PathTemplate path() {
    return path;
  }

  /** {@return the class that decides when the operation can be retried} */
  public RetryClass retryClass() {
    return retryClass;
  }

  /** {@return the required scope, or null if none is known} */
  public @Nullable String scope() {
    return scope;
  }

  /** {@return the recovery hint} */
  public String recoveryHint() {
    return recoveryHint;
  }

  /** {@return whether the operation is a preparation of another operation} */
  public boolean isPreparation() {
    return preparation;
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + name + ")";
  }
}
