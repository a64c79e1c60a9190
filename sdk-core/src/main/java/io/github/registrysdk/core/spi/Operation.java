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
  private final String check;

  private Operation(
      String name,
      String method,
      PathTemplate path,
      RetryClass retryClass,
      @Nullable String scope,
      String check) {
    this.name = Objects.requireNonNull(name, "name");
    this.method = method;
    this.path = path;
    this.retryClass = retryClass;
    this.scope = scope;
    this.check = check;
  }

  /**
   * A GET, which may be sent again.
   *
   * @param name what is being done, so that {@code could not NAME} reads well: {@code list the
   *     registries}
   * @param path behind the base URL, with parameters in braces: {@code
   *     orgs/{organization}/private-registries}
   * @return the operation
   */
  public static Operation read(String name, String path) {
    return of(name, "GET", path, RetryClass.SAFE);
  }

  /**
   * A POST that makes something new; once it may have arrived it is never sent again.
   *
   * @param name as in {@link #read}
   * @param path as in {@link #read}
   * @return the operation
   */
  public static Operation create(String name, String path) {
    return of(name, "POST", path, RetryClass.CREATE);
  }

  /**
   * A DELETE, which may be sent again; a 404 to a repetition counts as done.
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
   * @param path behind the base URL
   * @param retryClass what sending it twice would do
   * @return the operation
   */
  public static Operation of(String name, String method, PathTemplate path, RetryClass retryClass) {
    return new Operation(
        name, method, path, retryClass, null, "look whether it is there before you repeat it");
  }

  /**
   * The same operation with the scope it needs, which is named when the provider answers 401 or
   * 403.
   *
   * @param scope the provider's words, such as {@code write_registries}
   * @return another operation
   */
  public Operation needs(String scope) {
    return new Operation(name, method, path, retryClass, scope, check);
  }

  /**
   * The same operation with the way to find out whether it was done after all.
   *
   * @param check one sentence in the imperative, without a full stop
   * @return another operation
   */
  public Operation checkBy(String check) {
    return new Operation(name, method, path, retryClass, scope, check);
  }

  /** {@return what is being done, such as {@code list the registries}} */
  public String name() {
    return name;
  }

  /** {@return the HTTP method, in capitals} */
  public String method() {
    return method;
  }

  /** {@return the path behind the base URL} */
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
  public String check() {
    return check;
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + name + ")";
  }
}
