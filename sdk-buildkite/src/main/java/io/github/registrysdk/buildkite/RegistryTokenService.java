package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Require;
import java.util.List;

/**
 * The registry tokens of one registry. A registry token is long-lived and read-only: package
 * managers use it to download the packages of a private registry. It cannot publish or delete.
 * While the registry is public, Buildkite disables its tokens; they work again when the registry is
 * private again.
 *
 * <p>Every method throws an {@link io.github.registrysdk.core.SdkException} if the call fails. It
 * throws an {@link IllegalArgumentException}, before it sends a request, if an ID is not a valid
 * path segment.
 *
 * @see <a
 *     href="https://buildkite.com/docs/apis/rest-api/package-registries/registry-tokens">Buildkite:
 *     registry tokens API</a>
 * @see <a
 *     href="https://buildkite.com/docs/package-registries/registries/manage#configure-registry-tokens">Buildkite:
 *     configure registry tokens</a>
 */
public final class RegistryTokenService {
  private static final String ALL =
      "v2/packages/organizations/{organization}/registries/{registry}/tokens";
  private static final String ONE = ALL + "/{token id}";

  private static final Operation CREATE =
      Operation.create("create a registry token", ALL)
          .requiresScope("write_registries")
          .recoveryHint(
              "look for its description in tokens().list(), and delete the token whose secret was lost");
  private static final Operation LIST =
      Operation.read("list the registry tokens", ALL).requiresScope("read_registries");
  private static final Operation GET =
      Operation.read("get a registry token", ONE).requiresScope("read_registries");
  private static final Operation UPDATE =
      Operation.of("update a registry token", "POST", ONE, RetryClass.UPDATE)
          .requiresScope("write_registries")
          .recoveryHint("compare the token that you want with tokens().get(id)");
  private static final Operation DELETE =
      Operation.delete("delete a registry token", ONE).requiresScope("write_registries");

  private static final JsonType<CreatedRegistryToken> CREATED =
      JsonType.of(CreatedRegistryToken.class);
  private static final JsonType<RegistryToken> TOKEN = JsonType.of(RegistryToken.class);
  private static final JsonType<List<RegistryToken>> TOKENS = JsonType.listOf(RegistryToken.class);

  private final Endpoint endpoint;
  private final String organization;
  private final String registry;

  RegistryTokenService(Endpoint endpoint, String organization, String registry) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.registry = registry;
  }

  /**
   * Creates a registry token with {@code POST
   * /v2/packages/organizations/{organization}/registries/{registry}/tokens}. Required scope: {@code
   * write_registries}.
   *
   * <p>No other method of the API returns the secret of the token. Store it before you do anything
   * else. Users who may open the page "Tokens" in the settings of the registry can view and copy
   * the secret there. If the response can't be decoded, but the field with the secret arrived
   * completely, the exception has the secret: see {@link
   * io.github.registrysdk.core.SdkException#recoveredSecret()}.
   *
   * @param description a human-readable description; choose one that is unique, so that you can
   *     find the token if the outcome of this call is unknown
   * @return the token with its secret
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received; a token whose secret your program does not know may exist
   * @throws io.github.registrysdk.core.ProtocolException if the request succeeded (2xx), but the
   *     response is not valid, for example because it contains no secret
   * @throws IllegalArgumentException if the description is blank
   */
  public CreatedRegistryToken create(String description) {
    return endpoint
        .call(CREATE, organization, registry)
        .json(described(description))
        .oneTimeSecret("token")
        .fetch(CREATED);
  }

  /**
   * Lists the registry tokens with {@code GET
   * /v2/packages/organizations/{organization}/registries/{registry}/tokens}. The request is sent
   * when you start to iterate. Required scope: {@code read_registries}.
   *
   * @return the tokens, without their secrets
   */
  public Listing<RegistryToken> list() {
    return endpoint.call(LIST, organization, registry).list(TOKENS, PageReader.array());
  }

  /**
   * Gets a registry token with {@code GET
   * /v2/packages/organizations/{organization}/registries/{registry}/tokens/{id}}. Required scope:
   * {@code read_registries}.
   *
   * @param id the UUID of the token
   * @return the token, without its secret
   * @throws io.github.registrysdk.core.NotFoundException if the token does not exist
   */
  public RegistryToken get(String id) {
    return endpoint.call(GET, organization, registry, id).fetch(TOKEN);
  }

  /**
   * Changes the description of a registry token with {@code POST
   * /v2/packages/organizations/{organization}/registries/{registry}/tokens/{id}}. The secret of the
   * token does not change. Required scope: {@code write_registries}.
   *
   * @param id the UUID of the token
   * @param description the new human-readable description
   * @return the changed token, without its secret
   * @throws io.github.registrysdk.core.NotFoundException if the token does not exist
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   * @throws IllegalArgumentException if the description is blank
   */
  public RegistryToken update(String id, String description) {
    return endpoint
        .call(UPDATE, organization, registry, id)
        .json(described(description))
        .fetch(TOKEN);
  }

  /**
   * Deletes a registry token with {@code DELETE
   * /v2/packages/organizations/{organization}/registries/{registry}/tokens/{id}}. Clients that use
   * the token can no longer read the registry. Required scope: {@code write_registries}.
   *
   * @param id the UUID of the token
   * @throws io.github.registrysdk.core.NotFoundException if the token does not exist
   */
  public void delete(String id) {
    endpoint.call(DELETE, organization, registry, id).run();
  }

  private static RequestFields described(String description) {
    return RequestFields.empty().with("description", Require.text("description", description));
  }
}
