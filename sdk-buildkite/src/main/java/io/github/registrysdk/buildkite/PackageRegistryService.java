package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.AmbiguousRegistryException;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Ensure;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The package registries of one organization.
 *
 * <p>Every method throws an {@link io.github.registrysdk.core.SdkException} if the call fails. It
 * throws an {@link IllegalArgumentException}, before it sends a request, if a slug is not a valid
 * path segment.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries/registries">Buildkite:
 *     registries API</a>
 */
public final class PackageRegistryService {
  private static final String ALL = "v2/packages/organizations/{organization}/registries";
  private static final String ONE = ALL + "/{registry}";

  private static final Operation LIST =
      Operation.read("list the registries", ALL).requiresScope("read_registries");
  private static final Operation CREATE =
      Operation.create("create a registry", ALL)
          .requiresScope("write_registries")
          .recoveryHint(
              "look for it with registries().get(slug); Buildkite derives the slug from the name");
  private static final Operation GET =
      Operation.read("get a registry", ONE).requiresScope("read_registries");
  private static final Operation UPDATE = update("POST");
  private static final Operation DELETE =
      Operation.delete("delete a registry", ONE).requiresScope("delete_registries");

  private static final JsonType<PackageRegistry> REGISTRY = JsonType.of(PackageRegistry.class);
  private static final JsonType<List<PackageRegistry>> REGISTRIES =
      JsonType.listOf(PackageRegistry.class);

  private final Endpoint endpoint;
  private final String organization;
  private final AtomicBoolean updatesWithPatch;
  private final Ensure<CreatePackageRegistry, PackageRegistry> ensured;

  /**
   * Creates the service.
   *
   * @param updatesWithPatch whether Buildkite has accepted PATCH after it refused POST; the whole
   *     client shares it
   */
  PackageRegistryService(Endpoint endpoint, String organization, AtomicBoolean updatesWithPatch) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.updatesWithPatch = updatesWithPatch;
    this.ensured =
        new Ensure<>(
            new EnsuredRegistries(this), method -> endpoint.asOneCall(0, method), endpoint::pause);
  }

  private static Operation update(String method) {
    return Operation.of("update a registry", method, ONE, RetryClass.UPDATE)
        .requiresScope("write_registries")
        .recoveryHint(
            "find the registry by its id in registries().list(), because a new name changes its"
                + " slug, and compare it with what you want");
  }

  /**
   * Lists the registries of the organization with {@code GET
   * /v2/packages/organizations/{organization}/registries}. The request is sent when you start to
   * iterate. Required scope: {@code read_registries}.
   *
   * @return the registries
   */
  public Listing<PackageRegistry> list() {
    return endpoint.call(LIST, organization).list(REGISTRIES, PageReader.array());
  }

  /**
   * Creates a registry with {@code POST /v2/packages/organizations/{organization}/registries}.
   * Required scope: {@code write_registries}.
   *
   * @param request the registry to create
   * @return the created registry, with its slug
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the request, for
   *     example because the name is already used
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   */
  public PackageRegistry create(CreatePackageRegistry request) {
    Objects.requireNonNull(request, "request");
    return endpoint.call(CREATE, organization).json(request.fields()).fetch(REGISTRY);
  }

  /**
   * Gets a registry with {@code GET
   * /v2/packages/organizations/{organization}/registries/{registry}}. Required scope: {@code
   * read_registries}.
   *
   * @param slug the slug, which identifies the registry in URLs
   * @return the registry
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   */
  public PackageRegistry get(String slug) {
    return endpoint.call(GET, organization, slug).fetch(REGISTRY);
  }

  /**
   * Changes a registry with {@code POST
   * /v2/packages/organizations/{organization}/registries/{registry}}. Fields that the request does
   * not contain do not change. Required scope: {@code write_registries}. The user of the token also
   * needs <a
   * href="https://buildkite.com/docs/package-registries/security/permissions#manage-teams-and-permissions-registry-level-permissions">Full
   * Access</a> to the registry if the organization has the teams feature.
   *
   * <p><b>A new name changes the slug</b>, and with it the URLs of the registry: existing
   * installations that use the old URLs break. Use the slug of the returned registry from then on.
   * {@link BuildkiteOrganization#registry(PackageRegistry)} returns a handle with the new slug;
   * handles with the old slug no longer work.
   *
   * <p>Buildkite documents POST, but its own clients send PATCH and PUT. If the response to POST is
   * 404 or 405, nothing was changed. The client then gets the registry, which requires the scope
   * {@code read_registries}. If the registry exists, the client sends the same request once with
   * PATCH. If PATCH succeeds, all later updates send PATCH as their first request. This applies to
   * this client and to the clients that its {@code withOptions} returns. The call timeout limits
   * all requests of an update together.
   *
   * @param slug the slug, which identifies the registry in URLs
   * @param request the changes; an OIDC policy replaces the whole existing policy
   * @return the changed registry, with its new slug if the name has changed
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   * @throws io.github.registrysdk.core.ValidationException if Buildkite refuses the request
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   */
  public PackageRegistry update(String slug, UpdatePackageRegistry request) {
    Objects.requireNonNull(request, "request");
    return updatesWithPatch.get()
        ? send(update("PATCH"), slug, request)
        : endpoint.asOneCall(0, () -> postOrPatch(slug, request));
  }

  private PackageRegistry postOrPatch(String slug, UpdatePackageRegistry request) {
    try {
      return send(UPDATE, slug, request);
    } catch (ApiException refused) {
      if (!isAboutTheMethod(refused) || !exists(slug, refused)) {
        throw refused;
      }
      return patch(slug, request, refused);
    }
  }

  private PackageRegistry send(Operation update, String slug, UpdatePackageRegistry request) {
    return endpoint.call(update, organization, slug).json(request.fields()).fetch(REGISTRY);
  }

  private PackageRegistry patch(String slug, UpdatePackageRegistry request, ApiException refused) {
    try {
      PackageRegistry changed = send(update("PATCH"), slug, request);
      updatesWithPatch.set(true);
      return changed;
    } catch (SdkException e) {
      e.addSuppressed(refused);
      throw e;
    }
  }

  /** Whether the response may mean that Buildkite does not accept this method. */
  private static boolean isAboutTheMethod(ApiException e) {
    return e.isSafeToRetry() && (e.status() == 404 || e.status() == 405);
  }

  private boolean exists(String slug, ApiException refused) {
    try {
      get(slug);
      return true;
    } catch (CallInterruptedException | CallCancelledException e) {
      e.addSuppressed(refused);
      throw e;
    } catch (SdkException e) {
      refused.addSuppressed(e);
      return false;
    }
  }

  /**
   * Makes a dry run of {@link #ensure}: reports how a registry differs from a request, and sends no
   * write.
   *
   * @param request describes the registry
   * @return the plan, without a result
   * @throws AmbiguousRegistryException if several registries have the name
   */
  public Plan<PackageRegistry> plan(CreatePackageRegistry request) {
    return ensured.plan(request, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Creates or changes a registry idempotently, so that it is as the request describes it. This
   * method lists the registries and looks for the name. If the registry is as requested, nothing
   * else is sent. The call timeout applies to the whole method. Required scopes: {@code
   * read_registries} and {@code write_registries}.
   *
   * <p>Only what the request contains is compared: {@code description}, {@code emoji}, {@code
   * color} and {@code oidc_policy}. {@code team_ids} is only used to create the registry, because
   * the API can't change it. The ecosystem can't be changed either: {@link #delete} the registry
   * and create it again. A policy that consists of statements can only be compared with a policy
   * that Buildkite returns as JSON. If Buildkite returns YAML, the two can't be compared, and each
   * run sends the policy again. To avoid this, use {@link
   * io.github.registrysdk.buildkite.model.OidcPolicy#yaml(String)}.
   *
   * <p>If the outcome of a write is unknown, this method reads the list at most twice. It never
   * sends a second create. If another process has created the registry in the meantime, that
   * registry is compared with the request and changed.
   *
   * @param request describes the registry
   * @return the plan that was applied, with the registry as its result
   * @throws ReplacementRequiredException if the registry has another ecosystem; nothing is changed
   * @throws AmbiguousRegistryException if several registries have the name
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the outcome of a write is
   *     unknown, and reading did not show it; call this method again later
   */
  public Plan<PackageRegistry> ensure(CreatePackageRegistry request) {
    return ensured.ensure(request, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Makes a dry run of {@link #ensureAll}: reports how registries differ from requests, and sends
   * no write. The list of registries is fetched once.
   *
   * @param requests describe the registries
   * @return the plans in the order of the requests, without results
   * @throws IllegalArgumentException if two requests have the same name
   * @throws AmbiguousRegistryException if several registries have one of the names
   */
  public List<Plan<PackageRegistry>> planAll(Collection<CreatePackageRegistry> requests) {
    return ensured.planAll(requests, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Does what {@link #ensure} does for several registries. The list of registries is fetched once.
   * The call timeout applies to each page of the list, and to each registry that is written. If a
   * write fails, this method throws the exception of that write. You can call it again.
   *
   * @param requests describe the registries
   * @return the plans in the order of the requests, with the registries as their results
   * @throws IllegalArgumentException if two requests have the same name
   * @throws ReplacementRequiredException if a registry has another ecosystem; nothing is changed
   * @throws AmbiguousRegistryException if several registries have one of the names; nothing is
   *     changed
   */
  public List<Plan<PackageRegistry>> ensureAll(Collection<CreatePackageRegistry> requests) {
    return ensured.ensureAll(requests, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Deletes a registry and all its packages and tokens with {@code DELETE
   * /v2/packages/organizations/{organization}/registries/{registry}}. Required scope: {@code
   * delete_registries}. The user of the token needs the access to the registry that {@link #update}
   * describes.
   *
   * @param slug the slug, which identifies the registry in URLs
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   */
  public void delete(String slug) {
    endpoint.call(DELETE, organization, slug).run();
  }
}
