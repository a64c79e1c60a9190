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
   * A GET.
   *
   * @param name what is being done, so that {@code could not NAME} reads well: {@code list the
   *     registries}
   * @param path behind the base URL, with parameters in braces: {@code
   *     orgs/{organization}/private-registries}
   */
  public static Operation read(String name, String path) {
    return of(name, "GET", path, RetryClass.SAFE);
  }

  /**
   * A POST that makes something new.
   *
   * @param name as in {@link #read}
   * @param path as in {@link #read}
   */
  public static Operation create(String name, String path) {
    return of(name, "POST", path, RetryClass.CREATE);
  }

  /**
   * A DELETE.
   *
   * @param name as in {@link #read}
   * @param path as in {@link #read}
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
   */
  public Operation needs(String scope) {
    return new Operation(name, method, path, retryClass, scope, check);
  }

  /**
   * The same operation with the way to find out whether it was done after all.
   *
   * @param check one sentence in the imperative, without a full stop
   */
  public Operation checkBy(String check) {
    return new Operation(name, method, path, retryClass, scope, check);
  }

  public String name() {
    return name;
  }

  public String method() {
    return method;
  }

  public PathTemplate path() {
    return path;
  }

  public RetryClass retryClass() {
    return retryClass;
  }

  /** What the token must be allowed to do, or null if nothing. */
  public @Nullable String scope() {
    return scope;
  }

  /** How to find out whether it was done after all. */
  public String check() {
    return check;
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + name + ")";
  }
}
