package io.github.registrysdk.github;

import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.github.internal.DependabotSecretPage;
import io.github.registrysdk.github.internal.RepositoryPage;
import io.github.registrysdk.github.model.DependabotSecret;
import io.github.registrysdk.github.model.GitHubRepository;
import io.github.registrysdk.github.model.RegistryPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The Dependabot secrets of one organization. A {@code dependabot.yml} refers to them by name, as
 * in <code>${{secrets.NPM_TOKEN}}</code>. GitHub stores these secrets apart from the private
 * registries of {@link PrivateRegistryService}, which need no {@code dependabot.yml}. Dependabot
 * secrets have a public key of their own.
 *
 * <p>Every method throws an {@link io.github.registrysdk.core.SdkException} if the call fails. It
 * throws an {@link IllegalArgumentException}, before it sends a request, if the name of a secret is
 * not a valid path segment or is {@code public-key}, which GitHub reserves for the public key.
 * Names are case-insensitive, and GitHub stores them in upper case. They consist of letters, digits
 * and underscores, and begin neither with a digit nor with {@code GITHUB_}; GitHub refuses other
 * names.
 *
 * <p>OAuth tokens and classic personal access tokens require the scope {@code admin:org}.
 * Fine-grained tokens and GitHub Apps require the organization permission "Organization dependabot
 * secrets", with read or write access.
 *
 * @see <a href="https://docs.github.com/en/rest/dependabot/secrets">GitHub: Dependabot secrets</a>
 * @see <a
 *     href="https://docs.github.com/en/code-security/dependabot/working-with-dependabot/configuring-access-to-private-registries-for-dependabot">GitHub:
 *     storing credentials for Dependabot</a>
 */
public final class DependabotSecretService {
  private static final String ALL = "orgs/{organization}/dependabot/secrets";
  private static final String ONE = ALL + "/{name}";
  private static final String REPOSITORIES = ONE + "/repositories";
  private static final String REPOSITORY = REPOSITORIES + "/{repository_id}";
  private static final String TO_READ =
      "admin:org, or with fine-grained tokens and Apps \"Organization dependabot secrets\" (read)";
  private static final String TO_WRITE =
      "admin:org, or with fine-grained tokens and Apps \"Organization dependabot secrets\" (write)";

  private static final Operation LIST =
      Operation.read("list the Dependabot secrets", ALL).requiresScope(TO_READ);
  private static final Operation PUBLIC_KEY =
      Operation.read("get the public key for Dependabot secrets", ALL + "/public-key")
          .requiresScope(TO_READ);
  private static final Operation GET =
      Operation.read("get a Dependabot secret", ONE).requiresScope(TO_READ);

  /**
   * Writing the same value twice does no harm by itself. But a retry that arrives late could
   * replace a value that somebody else has written since, so this is an update.
   */
  private static final Operation PUT =
      Operation.of("put a Dependabot secret", "PUT", ONE, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint(
              "compare updatedAt in dependabotSecrets().get(name) with the time of your put, or put"
                  + " it again");

  private static final Operation DELETE =
      Operation.delete("delete a Dependabot secret", ONE).requiresScope(TO_WRITE);
  private static final Operation LIST_REPOSITORIES =
      Operation.read("list the repositories of a Dependabot secret", REPOSITORIES)
          .requiresScope(TO_READ);
  private static final Operation SET_REPOSITORIES =
      Operation.of(
              "set the repositories of a Dependabot secret", "PUT", REPOSITORIES, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint("compare dependabotSecrets().repositories(name) with what you have set");
  private static final Operation ADD_REPOSITORY =
      Operation.of("add a repository to a Dependabot secret", "PUT", REPOSITORY, RetryClass.UPDATE)
          .requiresScope(TO_WRITE)
          .recoveryHint("look for the repository in dependabotSecrets().repositories(name)");
  private static final Operation REMOVE_REPOSITORY =
      Operation.delete("remove a repository from a Dependabot secret", REPOSITORY)
          .requiresScope(TO_WRITE);

  private static final String NOT_SELECTED =
      "the visibility of the secret must be selected, which put can set";

  private static final JsonType<DependabotSecret> SECRET = JsonType.of(DependabotSecret.class);
  private static final JsonType<RegistryPublicKey> KEY = JsonType.of(RegistryPublicKey.class);
  private static final JsonType<DependabotSecretPage> SECRETS =
      JsonType.of(DependabotSecretPage.class);
  private static final JsonType<RepositoryPage> REPOSITORY_PAGE = JsonType.of(RepositoryPage.class);

  private static final PageReader<DependabotSecretPage, DependabotSecret> SECRET_READER =
      new PageReader<>() {
        @Override
        public List<DependabotSecret> items(DependabotSecretPage page) {
          return page.secrets();
        }

        @Override
        public Long total(DependabotSecretPage page) {
          return page.totalCount();
        }
      };

  private static final PageReader<RepositoryPage, GitHubRepository> REPOSITORY_READER =
      new PageReader<>() {
        @Override
        public List<GitHubRepository> items(RepositoryPage page) {
          return page.repositories();
        }

        @Override
        public Long total(RepositoryPage page) {
          return page.totalCount();
        }
      };

  private final Endpoint endpoint;
  private final String organization;
  private final RequestCompletion completion;

  DependabotSecretService(Endpoint endpoint, String organization, KeyCache keys) {
    this.endpoint = endpoint;
    this.organization = organization;
    this.completion = new RequestCompletion(endpoint, organization, keys);
  }

  /**
   * Lists all Dependabot secrets with {@code GET /orgs/{organization}/dependabot/secrets}. The
   * pages, with 30 secrets each, are fetched lazily, while you iterate. Required permission: read.
   *
   * @return the secrets, without their values
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#list-organization-secrets">GitHub:
   *     list organization secrets</a>
   */
  public Listing<DependabotSecret> list() {
    return endpoint.call(LIST, organization).list(SECRETS, SECRET_READER);
  }

  /**
   * Gets the public key with which Dependabot secrets are encrypted, with {@code GET
   * /orgs/{organization}/dependabot/secrets/public-key}. This client uses the key for the next five
   * minutes. Private registries have another key. Required permission: read.
   *
   * @return the public key with its ID
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#get-an-organization-public-key">GitHub:
   *     get an organization public key</a>
   */
  public RegistryPublicKey publicKey() {
    return completion.fetchKey();
  }

  /**
   * Gets a Dependabot secret with {@code GET /orgs/{organization}/dependabot/secrets/{name}}.
   * Required permission: read.
   *
   * @param name the name of the secret
   * @return the secret, without its value
   * @throws io.github.registrysdk.core.NotFoundException if the secret does not exist
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#get-an-organization-secret">GitHub:
   *     get an organization secret</a>
   */
  public DependabotSecret get(String name) {
    return call(GET, name).fetch(SECRET);
  }

  /**
   * Creates a Dependabot secret, or replaces its value and access if it exists. See {@link
   * #put(String, RegistrySecret, RepositoryAccess)}.
   *
   * @param name the name of the secret
   * @param value the value; it is encrypted before it is sent
   * @param access the repositories that may use the secret
   * @throws IllegalArgumentException if the value has a mistake such as a line break at its end,
   *     and is not {@link Secret#verbatim}; the message does not contain the value
   */
  public void put(String name, Secret value, RepositoryAccess access) {
    put(name, RegistrySecret.plain(value), access);
  }

  /**
   * Creates a Dependabot secret, or replaces its value and access if it exists, with {@code PUT
   * /orgs/{organization}/dependabot/secrets/{name}}. Required permission: write.
   *
   * <p>A value in plain text is encrypted with the public key for Dependabot secrets (libsodium
   * sealed box) before it is sent. The key is fetched with one additional request, unless it was
   * fetched in the last five minutes. If GitHub refuses the request because the key is no longer
   * valid, this method fetches the key again and sends the request once more. Repositories that are
   * selected by name are looked up first, as {@link RepositoryAccess#selected(String, String...)}
   * describes.
   *
   * <p>If the outcome is unknown, the request is not retried: a retry could replace a value that
   * somebody else has written since. If nobody else writes the secret, call this method again.
   *
   * @param name the name of the secret
   * @param value the value, in plain text or already encrypted
   * @param access the repositories that may use the secret
   * @throws io.github.registrysdk.core.NotFoundException if the organization, or a repository that
   *     is selected by name, does not exist; nothing is changed
   * @throws io.github.registrysdk.core.ValidationException if GitHub refuses the request, for
   *     example because of the name
   * @throws io.github.registrysdk.core.ProtocolException if the public key in GitHub's response is
   *     not valid; nothing is changed
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#create-or-update-an-organization-secret">GitHub:
   *     create or update an organization secret</a>
   */
  public void put(String name, RegistrySecret value, RepositoryAccess access) {
    ApiCall call = call(PUT, name);
    RequestFields fields = Objects.requireNonNull(access, "access").addTo(RequestFields.empty());
    completion.send(fields, Objects.requireNonNull(value, "value"), run(call));
  }

  /**
   * Deletes a Dependabot secret with {@code DELETE /orgs/{organization}/dependabot/secrets/{name}}.
   * Required permission: write.
   *
   * @param name the name of the secret
   * @throws io.github.registrysdk.core.NotFoundException if the secret does not exist
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#delete-an-organization-secret">GitHub:
   *     delete an organization secret</a>
   */
  public void delete(String name) {
    call(DELETE, name).run();
  }

  /**
   * Lists the repositories that are selected for a secret, with {@code GET
   * /orgs/{organization}/dependabot/secrets/{name}/repositories}. The pages, with 30 repositories
   * each, are fetched lazily, while you iterate. Required permission: read.
   *
   * @param name the name of the secret
   * @return the selected repositories
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#list-selected-repositories-for-an-organization-secret">GitHub:
   *     list selected repositories</a>
   */
  public Listing<GitHubRepository> repositories(String name) {
    return call(LIST_REPOSITORIES, name).list(REPOSITORY_PAGE, REPOSITORY_READER);
  }

  /**
   * Replaces the repositories that are selected for a secret, with {@code PUT
   * /orgs/{organization}/dependabot/secrets/{name}/repositories}. The visibility of the secret must
   * already be {@code selected}; {@link #put} can set it. Required permission: write.
   *
   * @param name the name of the secret
   * @param access the selected repositories; without a repository, no repository can use the secret
   * @throws IllegalArgumentException if the access is not for selected repositories
   * @throws io.github.registrysdk.core.NotFoundException if the secret, or a repository that is
   *     selected by name, does not exist; nothing is changed
   * @throws io.github.registrysdk.core.ConflictException if the visibility of the secret is not
   *     {@code selected}
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#set-selected-repositories-for-an-organization-secret">GitHub:
   *     set selected repositories</a>
   */
  public void setRepositories(String name, RepositoryAccess access) {
    ApiCall call = call(SET_REPOSITORIES, name).explain(409, NOT_SELECTED);
    completion.send(
        RequestFields.empty()
            .with(RepositoryIds.FIELD, Objects.requireNonNull(access, "access").selection()),
        null,
        run(call));
  }

  /**
   * Selects one more repository for a secret, with {@code PUT
   * /orgs/{organization}/dependabot/secrets/{name}/repositories/{repository_id}}. Required
   * permission: write.
   *
   * @param name the name of the secret
   * @param repositoryId the numeric ID of the repository, see {@link RepositoryService#get}
   * @throws IllegalArgumentException if the ID is not positive
   * @throws io.github.registrysdk.core.NotFoundException if the secret or the repository does not
   *     exist
   * @throws io.github.registrysdk.core.ConflictException if the visibility of the secret is not
   *     {@code selected}
   * @throws io.github.registrysdk.core.OutcomeUnknownException if the request was sent but no valid
   *     response was received
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#add-selected-repository-to-an-organization-secret">GitHub:
   *     add a selected repository</a>
   */
  public void addRepository(String name, long repositoryId) {
    call(ADD_REPOSITORY, name, id(repositoryId)).explain(409, NOT_SELECTED).run();
  }

  /**
   * Removes a repository from those that are selected for a secret, with {@code DELETE
   * /orgs/{organization}/dependabot/secrets/{name}/repositories/{repository_id}}. Required
   * permission: write.
   *
   * @param name the name of the secret
   * @param repositoryId the numeric ID of the repository
   * @throws IllegalArgumentException if the ID is not positive
   * @throws io.github.registrysdk.core.NotFoundException if the secret or the repository does not
   *     exist
   * @throws io.github.registrysdk.core.ConflictException if the visibility of the secret is not
   *     {@code selected}
   * @see <a
   *     href="https://docs.github.com/en/rest/dependabot/secrets#remove-selected-repository-from-an-organization-secret">GitHub:
   *     remove a selected repository</a>
   */
  public void removeRepository(String name, long repositoryId) {
    call(REMOVE_REPOSITORY, name, id(repositoryId)).explain(409, NOT_SELECTED).run();
  }

  static ApiResult<RegistryPublicKey> fetchKey(Endpoint endpoint, String organization) {
    return endpoint.call(PUBLIC_KEY, organization).result(KEY);
  }

  private ApiCall call(Operation operation, String name) {
    return endpoint.call(operation, organization, secretName(name));
  }

  private ApiCall call(Operation operation, String name, String repositoryId) {
    return endpoint.call(operation, organization, secretName(name), repositoryId);
  }

  private static Function<RequestFields, Boolean> run(ApiCall call) {
    return fields -> {
      call.json(fields).run();
      return true;
    };
  }

  private static String id(long repositoryId) {
    if (repositoryId <= 0) {
      throw new IllegalArgumentException("repositoryId must be positive");
    }
    return String.valueOf(repositoryId);
  }

  /** The URL of the public key looks like the URL of a secret with this name. */
  private static String secretName(String name) {
    if (name.equals("public-key")) {
      throw new IllegalArgumentException(
          "name must not be public-key, which GitHub reserves for the public key");
    }
    return name;
  }
}
