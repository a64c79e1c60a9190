package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.spi.Answer;
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
import java.util.function.Supplier;

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

  private static final Operation LIST = Operation.read("list the registries", ALL).needs(TO_READ);
  private static final Operation CREATE =
      Operation.create("create a registry", ALL)
          .needs(TO_WRITE)
          .checkBy(
              "look for it with registries().get(id); a conflict on a second attempt may be with it");
  private static final Operation GET = Operation.read("get a registry", ONE).needs(TO_READ);
  private static final Operation CREDS =
      Operation.read("get a registry's credentials", ONE + "/creds").needs(TO_READ);
  private static final Operation UPDATE =
      Operation.of("update a registry", "PATCH", ONE, RetryClass.UPDATE)
          .needs(TO_WRITE)
          .checkBy("compare with what registries().get(id) and registries().creds(id) answer");
  private static final Operation DELETE =
      Operation.delete("delete a registry", ONE).needs(TO_WRITE);

  private static final JsonType<Registry> REGISTRY = JsonType.of(Registry.class);
  private static final JsonType<List<Registry>> REGISTRIES = JsonType.listOf(Registry.class);
  private static final JsonType<RegistryCreds> REGISTRY_CREDS = JsonType.of(RegistryCreds.class);

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
      Registry created = endpoint.call(CREATE, organization).json(request.fields()).fetch(REGISTRY);
      unclear.forget(organization, request.id());
      return created;
    } catch (ConflictException e) {
      throw unclear.explain(organization, request.id(), e);
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
    return unlessBuiltIn(
        checked, () -> endpoint.call(UPDATE, organization, checked).json(fields).fetch(REGISTRY));
  }

  private RequestFields completed(String id, UpdateRegistry request) {
    Answer<Registry> fetched = endpoint.call(GET, organization, id).answer(REGISTRY);
    try {
      return request.fields(id, fetched.value());
    } catch (IllegalArgumentException e) {
      // The caller's own part was checked when the request was built.
      throw new ProtocolException(
          fetched.report(),
          ProtocolException.Reason.DECODE,
          "but " + e.getMessage() + ", so it can't be sent back; nothing was changed",
          null);
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
    unlessBuiltIn(
        checked,
        () -> {
          endpoint.call(DELETE, organization, checked).run();
          return true;
        });
    unclear.forget(organization, checked);
  }

  private static <T> T unlessBuiltIn(String id, Supplier<T> call) {
    try {
      return call.get();
    } catch (PermissionDeniedException e) {
      if (!id.equals(BUILT_IN)) {
        throw e;
      }
      ApiError said = e.error();
      String message =
          said.message()
              + "; the registry "
              + BUILT_IN
              + " is built in, and no token may change it";
      throw new PermissionDeniedException(
          withoutScope(e.report()),
          new ApiError(message, said.code(), said.documentationUrl(), said.fields()));
    }
  }

  /** Another role would not help. */
  private static CallReport withoutScope(CallReport report) {
    return new CallReport(
        report.operation(),
        report.method(),
        report.host(),
        report.path(),
        report.status(),
        report.attempts(),
        report.elapsed(),
        report.requestId(),
        null,
        report.effect());
  }
}
