package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Ensure;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The registries of one organization, from which its clusters pull images.
 *
 * <p>Every method throws an {@link io.github.registrysdk.core.SdkException} if the call fails. It
 * throws an {@link IllegalArgumentException}, before it sends a request, if an ID is not valid: see
 * {@link CreateRegistry#builder}.
 *
 * <p>Humanitec documents no token scopes for these requests. The user of the token needs a role in
 * the organization that permits them.
 *
 * @see <a
 *     href="https://developer.humanitec.com/platform-orchestrator/reference/api-references/">Humanitec:
 *     API reference</a>
 */
public final class RegistryService {
  /** The ID of the built-in registry, which every organization has and nobody can change. */
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
              "look for it with registries().get(id); a conflict in a second attempt can be caused"
                  + " by the first one");
  private static final Operation GET = Operation.read("get a registry", ONE).requiresScope(TO_READ);
  private static final Operation CREDS =
      Operation.read("get a registry's credentials", ONE + "/creds").requiresScope(TO_READ);
  private static final Operation UPDATE =
      Operation.of("update a registry", "PATCH", ONE, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint(
              "compare the registry that you want with registries().get(id) and"
                  + " registries().creds(id)");
  private static final Operation DELETE =
      Operation.delete("delete a registry", ONE).requiresScope(TO_WRITE);

  private static final JsonType<Registry> REGISTRY = JsonType.of(Registry.class);
  private static final JsonType<List<Registry>> REGISTRIES = JsonType.listOf(Registry.class);
  private static final JsonType<RegistryCreds> REGISTRY_CREDS = JsonType.of(RegistryCreds.class);

  private static final String MAY_BE_OURS =
      "the outcome of an earlier create of this client is unknown, so it may have created this"
          + " registry: compare it with registries().get(id)";

  private final Endpoint endpoint;
  private final String organization;
  private final UnknownOutcomes unknownOutcomes;
  private final Ensure<CreateRegistry, Registry> ensured;

  RegistryService(Endpoint endpoint, String organization, UnknownOutcomes unknownOutcomes) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.unknownOutcomes = unknownOutcomes;
    this.ensured =
        new Ensure<>(
            new EnsuredRegistries(this), method -> endpoint.asOneCall(0, method), endpoint::pause);
  }

  /**
   * Lists the registries of the organization, including the built-in registry, with {@code GET
   * /orgs/{organization}/registries}. The request is sent when you start to iterate.
   *
   * @return the registries, without their credentials
   */
  public Listing<Registry> list() {
    return endpoint.call(LIST, organization).list(REGISTRIES, PageReader.array());
  }

  /**
   * Creates a registry with {@code POST /orgs/{organization}/registries}.
   *
   * @param request the registry to create
   * @return the created registry, without its credentials
   * @throws ConflictException if the ID or the domain is already used. If an earlier call of this
   *     client with the same ID had an unknown outcome, that call may have created this registry,
   *     and the message says so
   * @throws OutcomeUnknownException if the request was sent but no valid response was received
   */
  public Registry create(CreateRegistry request) {
    Objects.requireNonNull(request, "request");
    try {
      Registry created =
          endpoint
              .call(CREATE, organization)
              .explain(
                  409, unknownOutcomes.contains(organization, request.id()) ? MAY_BE_OURS : null)
              .json(request.fields())
              .fetch(REGISTRY);
      unknownOutcomes.forget(organization, request.id());
      return created;
    } catch (SdkException e) {
      // Not only an unknown outcome: a cancelled call, or one with an invalid 201 response, may
      // have created the registry as well.
      if (e.effect() != Effect.NONE) {
        unknownOutcomes.add(organization, request.id());
      }
      throw e;
    }
  }

  /**
   * Gets a registry with {@code GET /orgs/{organization}/registries/{id}}.
   *
   * @param id the ID of the registry
   * @return the registry, without its credentials
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   */
  public Registry get(String id) {
    return endpoint.call(GET, organization, RegistryFields.id(id)).fetch(REGISTRY);
  }

  /**
   * Gets the current credentials of a registry with {@code GET
   * /orgs/{organization}/registries/{id}/creds}. The request has the header {@code Cache-Control:
   * no-store}, and the SDK does not cache the credentials.
   *
   * @param id the ID of the registry
   * @return the credentials, which can expire soon: see {@link RegistryCreds#expires()}
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   */
  public RegistryCreds creds(String id) {
    return endpoint
        .call(CREDS, organization, RegistryFields.id(id))
        .header("Cache-Control", "no-store")
        .fetch(REGISTRY_CREDS);
  }

  /**
   * Returns a source that fetches the credentials of a registry and fetches them again before they
   * expire. This method sends no request.
   *
   * @param id the ID of the registry
   * @return the source, which caches the credentials in memory only
   */
  public CredsSource credsSource(String id) {
    String checked = RegistryFields.id(id);
    return new CredsSource(
        () -> creds(checked), creds -> dockerLogin(checked, creds), endpoint::now);
  }

  /**
   * Gets the current credentials of a registry as {@link #creds} does, for use with Docker. {@link
   * io.github.registrysdk.core.DockerConfig} stores the result for Docker. {@link
   * DockerLogin#imageReference} returns the name under which an image is pushed.
   *
   * <p>In the built-in registry ({@link #BUILT_IN}), the names of images begin with the domain and
   * the ID of the organization, as in Humanitec's own GitHub Action. In other registries, they
   * begin with the domain alone.
   *
   * @param id the ID of the registry
   * @return the credentials, which can expire soon; {@link CredsSource#dockerLogin()} fetches them
   *     again before they expire
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   * @throws IllegalStateException if the registry has no user name or no password, or if Docker
   *     can't use them
   * @see <a
   *     href="https://github.com/humanitec/build-push-to-humanitec/blob/main/action.ts">Humanitec:
   *     build and push action</a>
   */
  public DockerLogin dockerLogin(String id) {
    return dockerLogin(id, creds(id));
  }

  private DockerLogin dockerLogin(String id, RegistryCreds creds) {
    String username = creds.username();
    Secret password = creds.password();
    if (username == null || password == null) {
      throw new IllegalStateException("the registry " + id + " has no user name or no password");
    }
    String domain = creds.registry().replaceFirst("/+$", "");
    try {
      return new DockerLogin(
          id.equals(BUILT_IN) ? domain + "/" + organization : domain, username, password);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "Docker can't use the credentials of the registry " + id + ": " + e.getMessage(), e);
    }
  }

  /**
   * Changes a registry with {@code PATCH /orgs/{organization}/registries/{id}}. Fields that the
   * request does not contain do not change. Humanitec requires the domain and the type in each
   * update. If the request does not contain both the domain and the type, they are fetched with one
   * additional request.
   *
   * @param id the ID of the registry
   * @param request the changes
   * @return the changed registry, without its credentials
   * @throws IllegalArgumentException if {@link UpdateRegistry.Builder#from} was called with a
   *     registry that has another ID
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   * @throws PermissionDeniedException if the token has no permission, or if the registry is the
   *     built-in registry; the message says which of the two is the reason
   * @throws ProtocolException if the fetched domain or type is not valid; nothing is changed
   * @throws OutcomeUnknownException if the request was sent but no valid response was received
   */
  public Registry update(String id, UpdateRegistry request) {
    Objects.requireNonNull(request, "request");
    String checked = RegistryFields.id(id);
    request.checkIsFor(checked);
    return request.isIncomplete()
        ? endpoint.asOneCall(0, () -> send(checked, completed(checked, request)))
        : send(checked, request.fields(checked, null));
  }

  Registry send(String checked, RequestFields fields) {
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
      // The arguments of the caller were checked when the request was built.
      throw fetched.invalid(
          "but " + e.getMessage() + ", so the update can't be sent; nothing was changed");
    }
  }

  /**
   * Makes a dry run of {@link #ensure(CreateRegistry)}: reports how a registry differs from a
   * request, and sends no write. The plan contains the credentials only if the registry does not
   * exist, as with {@link SecretPolicy#onlyWhenCreated()}.
   *
   * @param request describes the registry
   * @return the plan, without a result
   */
  public Plan<Registry> plan(CreateRegistry request) {
    return plan(request, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Makes a dry run of {@link #ensure(CreateRegistry, SecretPolicy)}: reports how a registry
   * differs from a request, and sends no write.
   *
   * @param request describes the registry
   * @param policy decides whether the credentials of an existing registry are replaced
   * @return the plan, without a result
   */
  public Plan<Registry> plan(CreateRegistry request, SecretPolicy policy) {
    return ensured.plan(request, policy);
  }

  /**
   * Creates or changes a registry idempotently, so that it is as the request describes it. The
   * credentials are sent only if the registry is created. Everything else is as in {@link
   * #ensure(CreateRegistry, SecretPolicy)}.
   *
   * @param request describes the registry
   * @return the plan that was applied, with the registry as its result
   */
  public Plan<Registry> ensure(CreateRegistry request) {
    return ensure(request, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Creates or changes a registry idempotently, so that it is as the request describes it. This
   * method gets the registry by its ID. If the registry is as requested, nothing else is sent. The
   * call timeout applies to the whole method.
   *
   * <p>Only what the request contains is compared: {@code registry}, {@code enable_ci}, and {@code
   * secrets} if the response contains them. The type is never changed, as in Humanitec's Terraform
   * provider. To change it, use {@link #update}, or {@link #delete} and {@link #create}. The policy
   * decides whether {@code creds} (the user name, the password and the expiry time) is sent.
   *
   * <p>If the outcome of a write is unknown, this method reads the registry at most twice. It never
   * sends a second create. If another process has created the registry in the meantime, that
   * registry is compared with the request and changed.
   *
   * @param request describes the registry
   * @param policy decides whether the credentials of an existing registry are replaced
   * @return the plan that was applied, with the registry as its result
   * @throws ReplacementRequiredException if the registry has another type; nothing is changed
   * @throws OutcomeUnknownException if the outcome of a write is unknown: reading the registry did
   *     not show it, or the write contained credentials, which a read can't compare; call this
   *     method again later
   */
  public Plan<Registry> ensure(CreateRegistry request, SecretPolicy policy) {
    return ensured.ensure(request, policy);
  }

  /**
   * Makes a dry run of {@link #ensureAll}: reports how registries differ from requests, and sends
   * no write. The list of registries is fetched once.
   *
   * @param requests describe the registries
   * @param policy decides whether the credentials of existing registries are replaced
   * @return the plans in the order of the requests, without results
   * @throws IllegalArgumentException if two requests have the same ID
   */
  public List<Plan<Registry>> planAll(Collection<CreateRegistry> requests, SecretPolicy policy) {
    return ensured.planAll(requests, policy);
  }

  /**
   * Does what {@link #ensure(CreateRegistry, SecretPolicy)} does for several registries. The list
   * of registries is fetched once. The call timeout applies to the list, and to each registry that
   * is written. If a write fails, this method throws the exception of that write. You can call it
   * again.
   *
   * @param requests describe the registries
   * @param policy decides whether the credentials of existing registries are replaced
   * @return the plans in the order of the requests, with the registries as their results
   * @throws IllegalArgumentException if two requests have the same ID
   * @throws ReplacementRequiredException if a registry has another type; nothing is changed
   */
  public List<Plan<Registry>> ensureAll(Collection<CreateRegistry> requests, SecretPolicy policy) {
    return ensured.ensureAll(requests, policy);
  }

  /**
   * Deletes a registry and its credentials with {@code DELETE
   * /orgs/{organization}/registries/{id}}. A deleted registry can't be restored.
   *
   * @param id the ID of the registry
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   * @throws PermissionDeniedException if the token has no permission, or if the registry is the
   *     built-in registry; the message says which of the two is the reason
   */
  public void delete(String id) {
    String checked = RegistryFields.id(id);
    endpoint.call(DELETE, organization, checked).explain(403, builtIn(checked)).run();
    unknownOutcomes.forget(organization, checked);
  }

  /** Says that the registry is built in, because another role would not help. */
  private static @Nullable String builtIn(String id) {
    return id.equals(BUILT_IN)
        ? "the registry " + BUILT_IN + " is built in, and no token may change it"
        : null;
  }
}
