package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.humanitec.HumanitecBackend;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Humanitec's registries in this process: the six operations on registries and their credentials,
 * and access tokens that may write or not.
 *
 * <p>What it keeps to: requests are checked by the rules of Humanitec's OpenAPI document, fields
 * that it does not have are overlooked; ids and names are unique in an organization; an update
 * leaves alone what it does not send, but for {@code id}, {@code registry} and {@code type}, which
 * it must send, and the id can't change; every organization has the built-in registry {@code
 * humanitec}, which can be read and nothing else; credentials show where they are asked for and
 * nowhere else. From registries of type {@code google_gcr} and {@code amazon_ecr} every request for
 * credentials mints a new password that ends in time, as those clouds do; from all others it gives
 * what was written. There is no rate limit but by {@link Fault#rateLimited}.
 *
 * @see <a href="https://api-docs.humanitec.com/">Humanitec's documentation</a>
 */
public final class FakeHumanitec implements FakeProvider<HumanitecOperation> {

  /** The one rate limit, a scope for {@link Fault#rateLimited}: 429 and {@code Retry-After}. */
  public static final String API = "api";

  private final HumanitecBackend backend;
  private final String token;
  private boolean closed;

  FakeHumanitec(HumanitecBackend backend, String token) {
    this.backend = backend;
    this.token = token;
  }

  /**
   * Starts a fake with the organization {@code acme}, a token for everything, and the system's
   * clock.
   *
   * @return a fake that listens
   */
  public static FakeHumanitec start() {
    return builder().start();
  }

  /**
   * A fake to be set up.
   *
   * @return a builder with the defaults of {@link #start()}
   */
  public static FakeHumanitecBuilder builder() {
    return new FakeHumanitecBuilder();
  }

  @Override
  public URI baseUrl() {
    return backend.baseUrl();
  }

  /**
   * The first access token, valid from the start.
   *
   * @return the token to sign in with
   */
  public String token() {
    return token;
  }

  @Override
  public Faults<HumanitecOperation> faults() {
    return backend.faults();
  }

  @Override
  public List<RecordedCall> calls() {
    return backend.journal().calls();
  }

  /**
   * Adds an organization with the built-in registry only.
   *
   * @param id its name in paths
   * @return this fake
   * @throws IllegalArgumentException if there is one by that name
   */
  public FakeHumanitec addOrganization(String id) {
    backend.addOrganization(id);
    return this;
  }

  /**
   * Adds an access token that is good for every organization, or replaces what one may do.
   *
   * @param accessToken what clients will send
   * @param canWrite whether it may create, update and delete; if not, that is answered with 403
   * @return this fake
   */
  public FakeHumanitec addToken(String accessToken, boolean canWrite) {
    backend.addAccessToken(accessToken, canWrite);
    return this;
  }

  /**
   * Lets an access token end; from then on it is answered with 401.
   *
   * @param accessToken the token
   * @param at when, by the fake's clock
   * @return this fake
   * @throws IllegalArgumentException if it is not known
   */
  public FakeHumanitec expireToken(String accessToken, Instant at) {
    backend.expire(accessToken, at);
    return this;
  }

  /**
   * Takes an access token back; it is answered with 401 at once.
   *
   * @param accessToken the token
   * @return this fake
   * @throws IllegalArgumentException if it is not known
   */
  public FakeHumanitec revokeToken(String accessToken) {
    backend.revoke(accessToken);
    return this;
  }

  /**
   * Adds a registry without a request, and without credentials.
   *
   * @param organization the organization's id
   * @param id the registry's id
   * @param registry its name, a domain or a domain and a project
   * @param type how to sign in to it, such as {@code basic}
   * @return this fake
   * @throws NoSuchElementException if there is no such organization
   * @throws IllegalArgumentException if the id is none, or there is a registry by that id or name
   */
  public FakeHumanitec addRegistry(String organization, String id, String registry, String type) {
    backend.addRegistry(organization, id, registry, type);
    return this;
  }

  /**
   * Gives a registry credentials, or other ones, without a request.
   *
   * @param organization the organization's id
   * @param id the registry's id
   * @param username the account's name
   * @param password the account's password or key
   * @param expires when the account ends, or null
   * @return this fake
   * @throws NoSuchElementException if there is no such organization or registry
   */
  public FakeHumanitec putCreds(
      String organization, String id, String username, String password, @Nullable Instant expires) {
    backend.putCreds(organization, id, username, password, expires);
    return this;
  }

  /**
   * What the fake holds of an organization now.
   *
   * @param id the organization's id
   * @return a snapshot that later requests do not change
   * @throws NoSuchElementException naming the organizations that there are, if it is not among them
   */
  public FakeHumanitecOrganization organization(String id) {
    return backend.organization(id);
  }

  @Override
  public void verify() {
    backend.journal().verify("FakeHumanitec");
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    backend.close();
    verify();
  }

  @Override
  public String toString() {
    return "FakeHumanitec[" + baseUrl() + "]";
  }
}
