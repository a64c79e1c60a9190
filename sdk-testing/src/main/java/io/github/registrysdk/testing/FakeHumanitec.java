package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.humanitec.HumanitecBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Humanitec's registries in this process: the six operations on registries and their credentials,
 * and access tokens with or without permission to write.
 *
 * <p>The fake follows these rules:
 *
 * <ul>
 *   <li>Requests must follow Humanitec's OpenAPI document. Unknown fields are ignored.
 *   <li>Ids and names are unique in an organization.
 *   <li>An update must send {@code id}, {@code registry} and {@code type}, and cannot change the
 *       id. Other fields that it does not send keep their values.
 *   <li>Every organization has the built-in registry {@code humanitec}, which is read-only.
 *   <li>Only the response to a request for credentials contains credentials. Registries of type
 *       {@code google_gcr} and {@code amazon_ecr} return a new password, which expires, for each
 *       request. All other registries return the stored credentials.
 *   <li>The only rate limit is the fault {@link #rateLimit}.
 * </ul>
 *
 * <p>Humanitec's OpenAPI document does not describe the following, so the fake follows assumptions.
 * A token that may not write gets 403. An update with another id in the body gets 400. Registries
 * of type {@code google_gcr} and {@code amazon_ecr} return new passwords. The fake also assumes the
 * values of the built-in registry.
 *
 * @see <a href="https://api-docs.humanitec.com/">Humanitec's documentation</a>
 */
public final class FakeHumanitec extends FakeProvider<FakeHumanitec, HumanitecOperation> {

  private final HumanitecBackend backend;

  FakeHumanitec(HumanitecBackend backend, String token) {
    super(backend, token);
    this.backend = backend;
  }

  @Override
  FakeHumanitec self() {
    return this;
  }

  /**
   * Starts a fake with the organization {@code acme}, a token with all permissions, and the
   * system's clock.
   *
   * @return the running fake
   */
  public static FakeHumanitec start() {
    return builder().start();
  }

  /**
   * The response when the rate limit is exceeded: 429 and {@code Retry-After}.
   *
   * @param reset the time until the limit resets
   * @return the fault
   * @throws IllegalArgumentException if the time is negative
   */
  public static Fault rateLimit(Duration reset) {
    return new Fault.RateLimited("api", reset);
  }

  /**
   * Creates a builder for a fake with other options.
   *
   * @return a builder with the defaults of {@link #start()}
   */
  public static FakeHumanitecBuilder builder() {
    return new FakeHumanitecBuilder();
  }

  /**
   * Adds an access token that is valid for every organization. If the token exists already, this
   * method replaces its permission.
   *
   * @param accessToken the token that clients send
   * @param canWrite whether the token may create, update and delete; if not, the response to these
   *     operations is 403
   * @return this fake
   */
  public FakeHumanitec addToken(String accessToken, boolean canWrite) {
    backend.addAccessToken(accessToken, canWrite);
    return this;
  }

  /**
   * Adds a registry without a request, and without credentials.
   *
   * @param organization the organization's id
   * @param id the registry's id
   * @param registry the domain of the registry, or domain and project
   * @param type how to authenticate to it, such as {@code basic}
   * @return this fake
   * @throws NoSuchElementException if the organization does not exist
   * @throws IllegalArgumentException if the id is not valid, or a registry has this id or name
   *     already
   */
  public FakeHumanitec addRegistry(String organization, String id, String registry, String type) {
    backend.addRegistry(organization, id, registry, type);
    return this;
  }

  /**
   * Sets the credentials of a registry, without a request.
   *
   * @param organization the organization's id
   * @param id the registry's id
   * @param username the user name
   * @param password the password or key
   * @param expires when the credentials expire, or null
   * @return this fake
   * @throws NoSuchElementException if the organization or the registry does not exist
   */
  public FakeHumanitec putCreds(
      String organization, String id, String username, String password, @Nullable Instant expires) {
    backend.putCreds(organization, id, username, password, expires);
    return this;
  }

  /**
   * The current state of an organization.
   *
   * @param id the organization's id
   * @return a snapshot that later requests do not change
   * @throws NoSuchElementException if this organization does not exist; the message contains the
   *     names of all organizations
   */
  public FakeHumanitecOrganization organization(String id) {
    return backend.organization(id);
  }
}
