package io.github.registrysdk.github;

import io.github.registrysdk.core.AmbiguousRegistryException;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Ensure;
import io.github.registrysdk.github.internal.PrivateRegistryPage;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The private registries of one organization. Dependabot and code scanning use them to read the
 * organization's own packages. An update job of Dependabot gets at most 100 registries, and only
 * those whose type the package ecosystem of the job uses. The default setup of code scanning uses
 * only the types {@code maven_repository}, {@code nuget_feed}, {@code goproxy_server} and {@code
 * git_source}, and one registry of each type.
 *
 * <p>Every method throws an {@link io.github.registrysdk.core.SdkException} if the call fails. It
 * throws an {@link IllegalArgumentException}, before it sends a request, if the name of a registry
 * is not a valid path segment or is {@code public-key}, which GitHub reserves for the public key.
 *
 * <p>OAuth tokens and classic personal access tokens require the scope {@code admin:org}.
 * Fine-grained tokens and GitHub Apps require the organization permission "Organization private
 * registries", with read or write access.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/private-registries/organization-configurations">GitHub:
 *     private registries</a>
 * @see <a
 *     href="https://docs.github.com/en/code-security/how-tos/secure-at-scale/configure-organization-security/manage-usage-and-access/giving-org-access-private-registries">GitHub:
 *     what uses private registries</a>
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
          .recoveryHint("look for its type and URL in privateRegistries().list()");
  private static final Operation PUBLIC_KEY =
      Operation.read("get the public key", ALL + "/public-key").requiresScope(TO_READ);
  private static final Operation GET =
      Operation.read("get a private registry", ONE).requiresScope(TO_READ);
  private static final Operation UPDATE =
      Operation.of("update a private registry", "PATCH", ONE, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint(
              "compare updatedAt in privateRegistries().get(name) with the time of your update");
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
  private final RequestCompletion completion;
  private final Ensure<CreatePrivateRegistry, PrivateRegistry> ensured;

  PrivateRegistryService(Endpoint endpoint, String organization, KeyCache keys) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.completion = new RequestCompletion(endpoint, organization, keys);
    this.ensured =
        new Ensure<>(
            new EnsuredRegistries(this), method -> endpoint.asOneCall(0, method), endpoint::pause);
  }

  /**
   * Lists all private registries with {@code GET /orgs/{organization}/private-registries}. The
   * pages are fetched lazily, while you iterate. Required permission: read.
   *
   * @return the registries, without their secrets
   */
  public Listing<PrivateRegistry> list() {
    return list(PrivateRegistryQuery.all());
  }

  /**
   * Lists private registries with {@code GET /orgs/{organization}/private-registries}. The pages
   * are fetched lazily, while you iterate. {@link io.github.registrysdk.core.Page#total()} is the
   * number of registries on all pages. Required permission: read.
   *
   * @param query sets the page size and the first page
   * @return the registries, without their secrets
   */
  public Listing<PrivateRegistry> list(PrivateRegistryQuery query) {
    return endpoint
        .call(LIST, organization)
        .query("per_page", query.perPage())
        .query("page", query.page())
        .list(PAGE, READER);
  }

  /**
   * Creates a private registry with {@code POST /orgs/{organization}/private-registries}. Required
   * permission: write.
   *
   * <p>A secret in plain text is encrypted with the public key of the organization (libsodium
   * sealed box) before it is sent. The key is fetched with one additional request, unless it was
   * fetched in the last five minutes. If GitHub refuses the request because the key is no longer
   * valid, this method fetches the key again and sends the request once more. Repositories that are
   * selected by name are looked up first, as {@link RepositoryAccess#selected(String, String...)}
   * describes.
   *
   * @param request the registry to create
   * @return the created registry, with the name that GitHub assigned to it
   * @throws io.github.registrysdk.core.NotFoundException if a repository that is selected by name
   *     does not exist; nothing is created
   * @throws ValidationException if GitHub refuses the request
   * @throws ProtocolException if the public key in GitHub's response is not valid; nothing is
   *     changed
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   */
  public PrivateRegistry create(CreatePrivateRegistry request) {
    Objects.requireNonNull(request, "request");
    return completion.send(
        request.fields(),
        request.secret(),
        fields -> endpoint.call(CREATE, organization).json(fields).fetch(REGISTRY));
  }

  /**
   * Gets the public key with which secrets for this organization are encrypted, with {@code GET
   * /orgs/{organization}/private-registries/public-key}. This client uses the key for the next five
   * minutes. Required permission: read.
   *
   * @return the public key with its ID
   */
  public RegistryPublicKey publicKey() {
    return completion.fetchKey();
  }

  /**
   * Gets a private registry with {@code GET /orgs/{organization}/private-registries/{name}}.
   * Required permission: read.
   *
   * @param name the name of the registry, see {@link PrivateRegistry#name()}
   * @return the registry, without its secret
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   */
  public PrivateRegistry get(String name) {
    return endpoint.call(GET, organization, registryName(name)).fetch(REGISTRY);
  }

  /**
   * Changes a private registry with {@code PATCH /orgs/{organization}/private-registries/{name}}.
   * Fields that the request does not contain do not change. A secret in plain text is encrypted as
   * in {@link #create}, and repositories that are selected by name are looked up. The response has
   * no body: {@link #get} returns the new {@code updatedAt}. Required permission: write.
   *
   * @param name the name of the registry, see {@link PrivateRegistry#name()}
   * @param request the changes
   * @throws io.github.registrysdk.core.NotFoundException if the registry, or a repository that is
   *     selected by name, does not exist
   * @throws ValidationException if GitHub refuses the request
   * @throws ProtocolException if the public key in GitHub's response is not valid; nothing is
   *     changed
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   */
  public void update(String name, UpdatePrivateRegistry request) {
    Objects.requireNonNull(request, "request");
    ApiCall call = endpoint.call(UPDATE, organization, registryName(name));
    completion.send(
        request.fields(),
        request.secret(),
        fields -> {
          call.json(fields).run();
          return true;
        });
  }

  /**
   * Makes a dry run of {@link #ensure(CreatePrivateRegistry)}: reports how a private registry
   * differs from a request, and sends no write. The plan reports the secret as a change, without
   * its value, only if the registry does not exist, as with {@link SecretPolicy#onlyWhenCreated()}.
   *
   * @param request describes the registry
   * @return the plan, without a result
   * @throws AmbiguousRegistryException if several registries have the type and the URL
   */
  public Plan<PrivateRegistry> plan(CreatePrivateRegistry request) {
    return plan(request, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Makes a dry run of {@link #ensure(CreatePrivateRegistry, SecretPolicy)}: reports how a private
   * registry differs from a request, and sends no write.
   *
   * @param request describes the registry
   * @param policy decides whether the secret of an existing registry is replaced
   * @return the plan, without a result
   * @throws AmbiguousRegistryException if several registries have the type and the URL
   */
  public Plan<PrivateRegistry> plan(CreatePrivateRegistry request, SecretPolicy policy) {
    return resolved(request, policy, ensured::plan);
  }

  /**
   * Creates or changes a private registry idempotently, so that it is as the request describes it.
   * The secret is sent only if the registry is created. Everything else is as in {@link
   * #ensure(CreatePrivateRegistry, SecretPolicy)}.
   *
   * @param request describes the registry
   * @return the plan that was applied, with the registry as its result
   * @throws AmbiguousRegistryException if several registries have the type and the URL
   */
  public Plan<PrivateRegistry> ensure(CreatePrivateRegistry request) {
    return ensure(request, SecretPolicy.onlyWhenCreated());
  }

  /**
   * Creates or changes a private registry idempotently, so that it is as the request describes it.
   * This method lists the registries and looks for the type and the URL. Slashes at the end of the
   * URL, and upper and lower case in its host, make no difference. If the registry is as requested,
   * nothing else is sent. The call timeout applies to the whole method. Required permission: write.
   *
   * <p>Only what the request contains and GitHub returns is compared: {@code username}, {@code
   * replaces_base}, {@code visibility}, {@code selected_repository_ids} and the OIDC fields. GitHub
   * usually does not return {@code selected_repository_ids}. In this case, the selected
   * repositories are not compared: use {@link #update} to change them. The way to authenticate
   * can't be changed: {@link #delete} the registry and create it again. Repositories that are
   * selected by name are looked up first, and their IDs are compared.
   *
   * <p>If the outcome of a write is unknown, this method reads the list at most twice. It never
   * sends a second create. GitHub accepts several registries with the same type and URL, so two
   * processes that call this method at the same time can create two registries.
   *
   * @param request describes the registry
   * @param policy decides whether the secret of an existing registry is replaced. If you have
   *     encrypted the secret yourself, its fingerprint is that of the encrypted text
   * @return the plan that was applied, with the registry as its result; after an update, its {@code
   *     updatedAt} is still the old value, because GitHub's response has no body
   * @throws ReplacementRequiredException if the registry authenticates in another way; nothing is
   *     changed
   * @throws AmbiguousRegistryException if several registries have the type and the URL
   * @throws io.github.registrysdk.core.NotFoundException if a repository that is selected by name
   *     does not exist; nothing is changed
   * @throws ValidationException if GitHub refuses the request
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the outcome of a write is
   *     unknown, because reading did not show it, or because the write was an update with a secret;
   *     call this method again later
   */
  public Plan<PrivateRegistry> ensure(CreatePrivateRegistry request, SecretPolicy policy) {
    return resolved(request, policy, ensured::ensure);
  }

  /**
   * Makes a dry run of {@link #ensureAll}: reports how private registries differ from requests, and
   * sends no write. The list of registries is fetched once.
   *
   * @param requests describe the registries
   * @param policy decides whether the secrets of existing registries are replaced
   * @return the plans in the order of the requests, without results
   * @throws IllegalArgumentException if two requests have the same type and URL
   * @throws AmbiguousRegistryException if several registries have the type and the URL of a request
   */
  public List<Plan<PrivateRegistry>> planAll(
      Collection<CreatePrivateRegistry> requests, SecretPolicy policy) {
    return ensured.planAll(resolved(requests, policy), policy);
  }

  /**
   * Does what {@link #ensure(CreatePrivateRegistry, SecretPolicy)} does for several registries. The
   * list of registries is fetched once. The call timeout applies to each page of the list, and to
   * each registry that is written. If a write fails, this method throws the exception of that
   * write. You can call it again.
   *
   * @param requests describe the registries
   * @param policy decides whether the secrets of existing registries are replaced
   * @return the plans in the order of the requests, with the registries as their results
   * @throws IllegalArgumentException if two requests have the same type and URL
   * @throws ReplacementRequiredException if a registry authenticates in another way; nothing is
   *     changed
   * @throws AmbiguousRegistryException if several registries have the type and the URL of a
   *     request; nothing is changed
   */
  public List<Plan<PrivateRegistry>> ensureAll(
      Collection<CreatePrivateRegistry> requests, SecretPolicy policy) {
    return ensured.ensureAll(resolved(requests, policy), policy);
  }

  /**
   * Deletes a private registry with {@code DELETE /orgs/{organization}/private-registries/{name}}.
   * Dependabot can no longer use it. Required permission: write.
   *
   * @param name the name of the registry, see {@link PrivateRegistry#name()}
   * @throws io.github.registrysdk.core.NotFoundException if the registry does not exist
   */
  public void delete(String name) {
    endpoint.call(DELETE, organization, registryName(name)).run();
  }

  private Plan<PrivateRegistry> resolved(
      CreatePrivateRegistry request,
      SecretPolicy policy,
      BiFunction<CreatePrivateRegistry, SecretPolicy, Plan<PrivateRegistry>> method) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(policy, "policy");
    return endpoint.asOneCall(0, () -> method.apply(request.with(completion.ids()), policy));
  }

  private List<CreatePrivateRegistry> resolved(
      Collection<CreatePrivateRegistry> requests, SecretPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    RepositoryIds ids = completion.ids();
    return List.copyOf(requests).stream().map(request -> request.with(ids)).toList();
  }

  /** The URL of the public key looks like the URL of a registry with this name. */
  private static String registryName(String name) {
    if (name.equals("public-key")) {
      throw new IllegalArgumentException(
          "name must not be public-key, which GitHub reserves for the public key");
    }
    return name;
  }

  static ApiResult<RegistryPublicKey> fetchKey(Endpoint endpoint, String organization) {
    return endpoint.call(PUBLIC_KEY, organization).result(KEY);
  }
}
