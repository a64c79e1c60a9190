package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An organization's registries: where its clusters get images from. Every method throws {@link
 * io.github.registrysdk.core.SdkException} when the call fails, and {@link
 * IllegalArgumentException} before anything is sent if an id has another form than {@link
 * CreateRegistry#publicRegistry} names.
 *
 * <p>Humanitec's description of the API names no scopes; a token needs a role in the organization
 * that may do what is asked.
 *
 * @see <a
 *     href="https://developer.humanitec.com/platform-orchestrator/reference/api-references/">Humanitec:
 *     API reference</a>
 */
public final class RegistryService {
  /** The registry that every organization has and nobody can change. */
  public static final String BUILT_IN = "humanitec";

  private static final String ALL = "orgs/{organization}/registries";
  private static final String ONE = ALL + "/{id}";
  private static final String TO_READ = "a role that may read the organization's registries";
  private static final String TO_WRITE = "a role that may change the organization's registries";

  private static final Operation LIST =
      Operation.read("list the registries", ALL).requiresScope(TO_READ);
  private static final Operation CREATE =
      Operation.create("create a registry", ALL)
          .requiresScope(TO_WRITE)
          .recoveryHint(
              "look for it with registries().get(id); a conflict on a second attempt may be with it");
  private static final Operation GET = Operation.read("get a registry", ONE).requiresScope(TO_READ);
  private static final Operation CREDS =
      Operation.read("get a registry's credentials", ONE + "/creds").requiresScope(TO_READ);
  private static final Operation UPDATE =
      Operation.of("update a registry", "PATCH", ONE, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint("compare with what registries().get(id) and registries().creds(id) answer");
  private static final Operation DELETE =
      Operation.delete("delete a registry", ONE).requiresScope(TO_WRITE);

  private static final JsonType<Registry> REGISTRY = JsonType.of(Registry.class);
  private static final JsonType<List<Registry>> REGISTRIES = JsonType.listOf(Registry.class);
  private static final JsonType<RegistryCreds> REGISTRY_CREDS = JsonType.of(RegistryCreds.class);

  private static final String MAYBE_OWN =
      "an earlier attempt of this client to create it had an unknown outcome, so this may be its own"
          + " registry: compare it with registries().get(id)";

  private final Endpoint endpoint;
  private final String organization;
  private final UnclearCreates unclear;

  RegistryService(Endpoint endpoint, String organization, UnclearCreates unclear) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.unclear = unclear;
  }

  /**
   * The organization's registries without their credentials, the built-in one among them, read as
   * the list is walked.
   *
   * @return a list that sends nothing before it is walked
   */
  public Listing<Registry> list() {
    return endpoint.call(LIST, organization).list(REGISTRIES, PageReader.array());
  }

  /**
   * Makes a registry.
   *
   * @param request what it shall be
   * @return the registry, without its credentials
   * @throws ConflictException if its id or domain is taken; the message says so if an earlier
   *     attempt of this client, whose outcome was unknown, may have taken it
   * @throws OutcomeUnknownException if it was sent and no trustworthy answer came
   */
  public Registry create(CreateRegistry request) {
    Objects.requireNonNull(request, "request");
    try {
      Registry created =
          endpoint
              .call(CREATE, organization)
              .explain(409, unclear.contains(organization, request.id()) ? MAYBE_OWN : null)
              .json(request.fields())
              .fetch(REGISTRY);
      unclear.forget(organization, request.id());
      return created;
    } catch (SdkException e) {
      // Not only an unknown outcome: a call that was stopped, or got an unreadable 201, may have
      // made it as well.
      if (e.effect() != Effect.NONE) {
        unclear.add(organization, request.id());
      }
      throw e;
    }
  }

  /**
   * Gets a registry without its credentials.
   *
   * @param id unique in the organization
   * @return the registry
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public Registry get(String id) {
    return endpoint.call(GET, organization, RegistryFields.id(id)).fetch(REGISTRY);
  }

  /**
   * Gets what opens a registry now. Asked for with {@code Cache-Control: no-store}, and kept
   * nowhere.
   *
   * @param id unique in the organization
   * @return the credentials, which may end soon: see {@link RegistryCreds#expires()}
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   */
  public RegistryCreds creds(String id) {
    return endpoint
        .call(CREDS, organization, RegistryFields.id(id))
        .header("Cache-Control", "no-store")
        .fetch(REGISTRY_CREDS);
  }

  /**
   * What opens a registry, fetched anew before it ends; sends nothing yet.
   *
   * @param id unique in the organization
   * @return the source, which keeps what it fetches in memory only
   */
  public CredsSource credsSource(String id) {
    String checked = RegistryFields.id(id);
    return new CredsSource(() -> creds(checked), endpoint::now);
  }

  /**
   * Changes a registry: only what the request names. Humanitec wants domain and type with every
   * update; unless the request has both, they are fetched with one request more.
   *
   * @param id unique in the organization
   * @param request the changes
   * @return the registry as it is now, without its credentials
   * @throws IllegalArgumentException if the request was made from another registry
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   * @throws PermissionDeniedException if the token may not, or the registry is the built-in one;
   *     the message tells which
   * @throws ProtocolException if what was fetched can't be sent back; nothing was changed then
   * @throws OutcomeUnknownException if it was sent and no trustworthy answer came
   */
  public Registry update(String id, UpdateRegistry request) {
    Objects.requireNonNull(request, "request");
    String checked = RegistryFields.id(id);
    request.checkIsFor(checked);
    RequestFields fields =
        request.isIncomplete() ? completed(checked, request) : request.fields(checked, null);
    return endpoint
        .call(UPDATE, organization, checked)
        .explain(403, builtIn(checked))
        .json(fields)
        .fetch(REGISTRY);
  }

  private RequestFields completed(String id, UpdateRegistry request) {
    ApiResult<Registry> fetched = endpoint.call(GET, organization, id).result(REGISTRY);
    try {
      return request.fields(id, fetched.value());
    } catch (IllegalArgumentException e) {
      // The caller's own part was checked when the request was built.
      throw fetched.invalid(
          "but " + e.getMessage() + ", so it can't be sent back; nothing was changed");
    }
  }

  /**
   * Deletes a registry with its credentials. Humanitec can't bring it back.
   *
   * @param id unique in the organization
   * @throws io.github.registrysdk.core.NotFoundException if there is none
   * @throws PermissionDeniedException if the token may not, or the registry is the built-in one;
   *     the message tells which
   */
  public void delete(String id) {
    String checked = RegistryFields.id(id);
    endpoint.call(DELETE, organization, checked).explain(403, builtIn(checked)).run();
    unclear.forget(organization, checked);
  }

  /** Another role would not help. */
  private static @Nullable String builtIn(String id) {
    return id.equals(BUILT_IN)
        ? "the registry " + BUILT_IN + " is built in, and no token may change it"
        : null;
  }
}
