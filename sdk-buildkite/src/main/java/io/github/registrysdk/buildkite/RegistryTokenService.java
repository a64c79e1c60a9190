package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.internal.MisplacedSecret;
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
 * The tokens with which package managers read a registry. Every method throws {@link
 * io.github.registrysdk.core.SdkException} when the call fails, and {@link
 * IllegalArgumentException} before anything is sent if an id can't be part of an address.
 *
 * @see <a
 *     href="https://buildkite.com/docs/apis/rest-api/package-registries/registry-tokens">Buildkite:
 *     registry tokens API</a>
 */
public final class RegistryTokenService {
  private static final String ALL =
      "v2/packages/organizations/{organization}/registries/{registry}/tokens";
  private static final String ONE = ALL + "/{token id}";

  private static final Operation CREATE =
      Operation.create("create a registry token", ALL)
          .needs("write_registries")
          .checkBy(
              "look for its description with tokens().list(), and delete the one whose secret nobody holds");
  private static final Operation LIST =
      Operation.read("list the registry tokens", ALL).needs("read_registries");
  private static final Operation GET =
      Operation.read("get a registry token", ONE).needs("read_registries");
  private static final Operation UPDATE =
      Operation.of("update a registry token", "POST", ONE, RetryClass.UPDATE)
          .needs("write_registries")
          .checkBy("compare with what tokens().get(id) answers");
  private static final Operation DELETE =
      Operation.delete("delete a registry token", ONE).needs("write_registries");

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
   * Makes a token. Its secret is in the result and nowhere else, ever: store it before anything
   * else is done. Needs the scope {@code write_registries}.
   *
   * <p>If the answer can't be read, the exception's {@link
   * io.github.registrysdk.core.SdkException#recoveredSecret()} has the secret whenever it had
   * arrived.
   *
   * @param description for people; choose one by which an orphan can be found
   * @return the token, with {@link RegistryToken#secret()}
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came: there may be a token whose secret nobody holds
   * @throws IllegalArgumentException if the description is blank
   */
  public RegistryToken create(String description) {
    return MisplacedSecret.restored(
        endpoint
            .call(CREATE, organization, registry)
            .json(described(description))
            .oneTimeSecret("token")
            .fetch(TOKEN));
  }

  /**
   * The registry's tokens without their secrets, read as the list is walked. Needs the scope {@code
   * read_registries}.
   *
   * @return a list that sends nothing before it is walked
   */
  public Listing<RegistryToken> list() {
    return endpoint.call(LIST, organization, registry).list(TOKENS, PageReader.array());
  }

  /**
   * Gets a token without its secret. Needs the scope {@code read_registries}.
   *
   * @param id the token's UUID
   * @return the token; its {@link RegistryToken#secret()} is null
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public RegistryToken get(String id) {
    return endpoint.call(GET, organization, registry, id).fetch(TOKEN);
  }

  /**
   * Changes a token's description; the token itself stays. Needs the scope {@code
   * write_registries}.
   *
   * @param id the token's UUID
   * @param description for people
   * @return the token as it is now, without its secret
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   * @throws IllegalArgumentException if the description is blank
   */
  public RegistryToken update(String id, String description) {
    return endpoint
        .call(UPDATE, organization, registry, id)
        .json(described(description))
        .fetch(TOKEN);
  }

  /**
   * Deletes a token: whoever uses it is locked out at once. Needs the scope {@code
   * write_registries}.
   *
   * @param id the token's UUID
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public void delete(String id) {
    endpoint.call(DELETE, organization, registry, id).run();
  }

  private static RequestFields described(String description) {
    return RequestFields.empty().with("description", Require.text("description", description));
  }
}
