package io.github.registrysdk.github;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.github.internal.PrivateRegistryPage;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An organization's private registries: where Dependabot and code scanning get the organization's
 * own packages from. Every method throws {@link io.github.registrysdk.core.SdkException} when the
 * call fails, and {@link IllegalArgumentException} before anything is sent if a name can't be part
 * of an address, or is {@code public-key}, which is the key's own.
 *
 * <p>OAuth tokens and classic personal access tokens need the scope {@code admin:org}; fine-grained
 * tokens and Apps need the organization permission "Organization private registries", to read or to
 * write.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/private-registries/organization-configurations">GitHub:
 *     private registries</a>
 */
public final class PrivateRegistryService {
  private static final String ALL = "orgs/{organization}/private-registries";
  private static final String ONE = ALL + "/{name}";
  private static final String TO_READ =
      "admin:org, or with fine-grained tokens and Apps \"Organization private registries\" (read)";
  private static final String TO_WRITE =
      "admin:org, or with fine-grained tokens and Apps \"Organization private registries\" (write)";

  private static final Operation LIST =
      Operation.read("list the private registries", ALL).requiresScope(TO_READ);
  private static final Operation CREATE =
      Operation.create("create a private registry", ALL)
          .requiresScope(TO_WRITE)
          .recoveryHint("look for its type and address with privateRegistries().list()");
  private static final Operation PUBLIC_KEY =
      Operation.read("get the public key", ALL + "/public-key").requiresScope(TO_READ);
  private static final Operation GET =
      Operation.read("get a private registry", ONE).requiresScope(TO_READ);
  private static final Operation UPDATE =
      Operation.of("update a private registry", "PATCH", ONE, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint("compare updatedAt with what privateRegistries().get(name) answers");
  private static final Operation DELETE =
      Operation.delete("delete a private registry", ONE).requiresScope(TO_WRITE);

  private static final JsonType<PrivateRegistry> REGISTRY = JsonType.of(PrivateRegistry.class);
  private static final JsonType<RegistryPublicKey> KEY = JsonType.of(RegistryPublicKey.class);
  private static final JsonType<PrivateRegistryPage> PAGE = JsonType.of(PrivateRegistryPage.class);
  private static final PageReader<PrivateRegistryPage, PrivateRegistry> READER =
      new PageReader<>() {
        @Override
        public List<PrivateRegistry> items(PrivateRegistryPage page) {
          return page.configurations();
        }

        @Override
        public Long total(PrivateRegistryPage page) {
          return page.totalCount();
        }
      };

  private final Endpoint endpoint;
  private final String organization;
  private final KeyCache keys;

  PrivateRegistryService(Endpoint endpoint, String organization, KeyCache keys) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.keys = keys;
  }

  /**
   * All private registries without their secrets, read as the list is walked. Needs the permission
   * to read.
   *
   * @return a list that sends nothing before it is walked
   */
  public Listing<PrivateRegistry> list() {
    return list(PrivateRegistryQuery.all());
  }

  /**
   * Private registries without their secrets, read as the list is walked; {@link
   * io.github.registrysdk.core.Page#total()} is their number. Needs the permission to read.
   *
   * @param query how many a page, and from which page on
   * @return a list that sends nothing before it is walked
   */
  public Listing<PrivateRegistry> list(PrivateRegistryQuery query) {
    return endpoint
        .call(LIST, organization)
        .query("per_page", query.perPage())
        .query("page", query.page())
        .list(PAGE, READER);
  }

  /**
   * Makes a private registry. A plain secret is sealed for the organization's key, which is fetched
   * with one request more unless it was fetched less than five minutes ago; if GitHub has changed
   * the key meanwhile, it is fetched and the secret sealed once more. Needs the permission to
   * write.
   *
   * @param request what it shall be
   * @return the registry, with the name that GitHub gave it
   * @throws ValidationException if GitHub refuses it
   * @throws ProtocolException if the organization's key is none that a secret can be sealed for;
   *     nothing was changed then
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   */
  public PrivateRegistry create(CreatePrivateRegistry request) {
    Objects.requireNonNull(request, "request");
    return sealed(
        request.fields(),
        request.secret(),
        fields -> endpoint.call(CREATE, organization).json(fields).fetch(REGISTRY));
  }

  /**
   * The key with which secrets for this organization are sealed, fetched anew. Needs the permission
   * to read.
   *
   * @return the key with its id, which also seals what this client sends in the next five minutes
   */
  public RegistryPublicKey publicKey() {
    return keys.renew(organization, endpoint.now(), this::fetchKey).value();
  }

  /**
   * Gets a private registry without its secret. Needs the permission to read.
   *
   * @param name as {@link PrivateRegistry#name()} tells it
   * @return the registry
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public PrivateRegistry get(String name) {
    return endpoint.call(GET, organization, registryName(name)).fetch(REGISTRY);
  }

  /**
   * Changes a private registry: only what the request names. A plain secret is sealed as in {@link
   * #create}. Needs the permission to write.
   *
   * @param name as {@link PrivateRegistry#name()} tells it
   * @param request the changes
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   * @throws ValidationException if GitHub refuses it
   * @throws ProtocolException if the organization's key is none that a secret can be sealed for;
   *     nothing was changed then
   * @throws io.github.registrysdk.core.OutcomeUnknownException if it was sent and no trustworthy
   *     answer came
   */
  public void update(String name, UpdatePrivateRegistry request) {
    Objects.requireNonNull(request, "request");
    sealed(
        request.fields(),
        request.secret(),
        fields -> {
          endpoint.call(UPDATE, organization, registryName(name)).json(fields).run();
          return true;
        });
  }

  /**
   * Deletes a private registry: Dependabot can't use it from now on. Needs the permission to write.
   *
   * @param name as {@link PrivateRegistry#name()} tells it
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public void delete(String name) {
    endpoint.call(DELETE, organization, registryName(name)).run();
  }

  /** The key's address looks like that of a registry, and its answer like none. */
  private static String registryName(String name) {
    if (name.equals("public-key")) {
      throw new IllegalArgumentException(
          "name must not be public-key, which is the organization's key");
    }
    return name;
  }

  private <T> T sealed(
      RequestFields fields, @Nullable RegistrySecret secret, Function<RequestFields, T> send) {
    if (secret == null) {
      return send.apply(fields);
    }
    if (!secret.needsKey()) {
      return send.apply(secret.addTo(fields, null));
    }
    ApiResult<RegistryPublicKey> key = keys.get(organization, endpoint.now(), this::fetchKey);
    try {
      return send.apply(seal(secret, fields, key));
    } catch (ValidationException e) {
      if (!isAboutTheKey(e.error())) {
        throw e;
      }
      ApiResult<RegistryPublicKey> newer = keys.renew(organization, endpoint.now(), this::fetchKey);
      if (newer.value().keyId().equals(key.value().keyId())) {
        throw e;
      }
      return send.apply(seal(secret, fields, newer));
    }
  }

  private RequestFields seal(
      RegistrySecret secret, RequestFields fields, ApiResult<RegistryPublicKey> key) {
    try {
      return secret.addTo(fields, key.value());
    } catch (IllegalArgumentException e) {
      // All that is left to be wrong is what GitHub answered: the key, or its id.
      keys.forget(organization);
      throw key.invalid("but " + e.getMessage() + "; nothing was sealed or sent");
    }
  }

  private ApiResult<RegistryPublicKey> fetchKey() {
    return endpoint.call(PUBLIC_KEY, organization).result(KEY);
  }

  private static boolean isAboutTheKey(ApiError error) {
    return speaksOfKey(error.message())
        || error.fields().stream()
            .anyMatch(field -> "key_id".equals(field.name()) || speaksOfKey(field.message()));
  }

  private static boolean speaksOfKey(@Nullable String text) {
    String words = text == null ? "" : text.toLowerCase(Locale.ROOT);
    return words.contains("key_id") || words.contains("key id") || words.contains("public key");
  }
}
