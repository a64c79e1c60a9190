package io.github.registrysdk.operations;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.DependabotSecretService;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.List;
import java.util.function.Function;

/** GitHub's operations, on an organization with one registry. */
final class GitHubSamples {
  private static final String ALL = "/orgs/acme/private-registries";
  private static final String NAME = "MAVEN_REPOSITORY_SECRET";
  private static final String ONE = ALL + "/" + NAME;
  private static final String READ =
      "admin:org, or with fine-grained tokens and Apps \"Organization private registries\" (read)";
  private static final String WRITE = READ.replace("(read)", "(write)");
  private static final String SECRETS = "/orgs/acme/dependabot/secrets";
  private static final String SECRET = SECRETS + "/NPM_TOKEN";
  private static final String READ_SECRETS =
      READ.replace("private registries", "dependabot secrets");
  private static final String WRITE_SECRETS = READ_SECRETS.replace("(read)", "(write)");

  private GitHubSamples() {}

  /** New samples go to the end: seeds of the fuzzers name a sample by its place. */
  static List<Sample> all() {
    Sample key =
        sample(
                GitHubOperation.GET_PUBLIC_KEY,
                "get the public key",
                RetryClass.SAFE,
                "GET " + ALL + "/public-key",
                c -> registries(c).publicKey())
            .needs(READ)
            .returns(Shape.ITEM, "public-key-to-seal-with.json", "key");
    Sample list =
        sample(
                GitHubOperation.LIST_REGISTRIES,
                "list the private registries",
                RetryClass.SAFE,
                "GET " + ALL,
                c -> registries(c).list().toList())
            .needs(READ)
            .returns(Shape.GITHUB_PAGE, "registry.json", "name");
    Sample find =
        sample(
                GitHubOperation.GET_ORG_INSTALLATION,
                "find the App's installation",
                RetryClass.SAFE,
                "GET /orgs/acme/installation",
                c -> registries(c).list().toList())
            .needs("the App's own JWT")
            .returns(Shape.ITEM, "installation.json", "id")
            .sentToSignIn();
    Sample trade =
        sample(
                GitHubOperation.CREATE_INSTALLATION_TOKEN,
                "get an installation token",
                RetryClass.REPEATABLE,
                "POST /app/installations/77/access_tokens",
                c -> registries(c).list().toList())
            .needs("the App's own JWT")
            .returns(Shape.ITEM, "installation-token.json", "token")
            .sentToSignIn();
    Sample repository =
        sample(
                GitHubOperation.GET_REPOSITORY,
                "get a repository",
                RetryClass.SAFE,
                "GET /repos/acme/api",
                c -> ((GitHubClient) c.client()).organization("acme").repositories().get("api"))
            .returns(Shape.ITEM, "repository.json", "id");
    Sample secretKey =
        sample(
                GitHubOperation.GET_DEPENDABOT_PUBLIC_KEY,
                "get the public key for Dependabot secrets",
                RetryClass.SAFE,
                "GET " + SECRETS + "/public-key",
                c -> secrets(c).publicKey())
            .needs(READ_SECRETS)
            .returns(Shape.ITEM, "public-key-to-seal-with.json", "key");
    return List.of(
        list,
        sample(
                GitHubOperation.CREATE_REGISTRY,
                "create a private registry",
                RetryClass.CREATE,
                "POST " + ALL,
                c -> registries(c).create(create(c)))
            .needs(WRITE)
            .sends(
                "{\"registry_type\":\"maven_repository\",\"url\":\"https://maven.acme.example\","
                    + "\"auth_type\":\"username_password\",\"username\":\"monalisa\","
                    + "\"visibility\":\"all\",\"encrypted_value\":\"*\",\"key_id\":\"0123\"}")
            .returns(Shape.ITEM, "registry.json", "name")
            .after(key)
            .leaves(fake -> ((FakeGitHub) fake).organization("acme").registries().size() - 1),
        key,
        sample(
                GitHubOperation.GET_REGISTRY,
                "get a private registry",
                RetryClass.SAFE,
                "GET " + ONE,
                c -> registries(c).get(NAME))
            .needs(READ)
            .returns(Shape.ITEM, "registry.json", "name"),
        sample(
                GitHubOperation.UPDATE_REGISTRY,
                "update a private registry",
                RetryClass.UPDATE,
                "PATCH " + ONE,
                c -> Sample.done(() -> registries(c).update(NAME, update(c))))
            .needs(WRITE)
            .sends("{\"encrypted_value\":\"*\",\"key_id\":\"0123\",\"username\":\"hubot\"}")
            .after(key)
            .leaves(fake -> "hubot".equals(held(fake).username()) ? 1 : 0),
        sample(
                GitHubOperation.DELETE_REGISTRY,
                "delete a private registry",
                RetryClass.DELETE,
                "DELETE " + ONE,
                c -> Sample.done(() -> registries(c).delete(NAME)))
            .needs(WRITE)
            .leaves(fake -> 1 - ((FakeGitHub) fake).organization("acme").registries().size()),
        find.then(trade, list),
        trade.after(find).then(list),
        repository,
        sample(
                GitHubOperation.LIST_DEPENDABOT_SECRETS,
                "list the Dependabot secrets",
                RetryClass.SAFE,
                "GET " + SECRETS,
                c -> secrets(c).list().toList())
            .needs(READ_SECRETS)
            .returns(Shape.GITHUB_SECRETS, "dependabot-secret.json", "name"),
        secretKey,
        sample(
                GitHubOperation.GET_DEPENDABOT_SECRET,
                "get a Dependabot secret",
                RetryClass.SAFE,
                "GET " + SECRET,
                c -> secrets(c).get("NPM_TOKEN"))
            .needs(READ_SECRETS)
            .returns(Shape.ITEM, "dependabot-secret.json", "name"),
        sample(
                GitHubOperation.PUT_DEPENDABOT_SECRET,
                "put a Dependabot secret",
                RetryClass.UPDATE,
                "PUT " + SECRETS + "/GEM_TOKEN",
                c -> Sample.done(() -> put(c)))
            .needs(WRITE_SECRETS)
            .sends(
                "{\"visibility\":\"selected\",\"selected_repository_ids\":[1296269],"
                    + "\"encrypted_value\":\"*\",\"key_id\":\"0123\"}")
            .after(repository, secretKey)
            .leaves(
                fake -> ((FakeGitHub) fake).organization("acme").dependabotSecrets().size() - 2),
        sample(
                GitHubOperation.DELETE_DEPENDABOT_SECRET,
                "delete a Dependabot secret",
                RetryClass.DELETE,
                "DELETE " + SECRET,
                c -> Sample.done(() -> secrets(c).delete("NPM_TOKEN")))
            .needs(WRITE_SECRETS)
            .leaves(
                fake -> 2 - ((FakeGitHub) fake).organization("acme").dependabotSecrets().size()),
        sample(
                GitHubOperation.LIST_DEPENDABOT_REPOSITORIES,
                "list the repositories of a Dependabot secret",
                RetryClass.SAFE,
                "GET " + SECRET + "/repositories",
                c -> secrets(c).repositories("NPM_TOKEN").toList())
            .needs(READ_SECRETS)
            .returns(Shape.GITHUB_REPOSITORIES, "repository.json", "id"),
        sample(
                GitHubOperation.SET_DEPENDABOT_REPOSITORIES,
                "set the repositories of a Dependabot secret",
                RetryClass.UPDATE,
                "PUT " + SECRET + "/repositories",
                c ->
                    Sample.done(
                        () -> secrets(c).setRepositories("NPM_TOKEN", RepositoryAccess.selected())))
            .needs(WRITE_SECRETS)
            .sends("{\"selected_repository_ids\":[]}")
            .leaves(fake -> 1 - selected(fake, "NPM_TOKEN")),
        sample(
                GitHubOperation.ADD_DEPENDABOT_REPOSITORY,
                "add a repository to a Dependabot secret",
                RetryClass.UPDATE,
                "PUT " + SECRETS + "/CARGO_TOKEN/repositories/3",
                c -> Sample.done(() -> secrets(c).addRepository("CARGO_TOKEN", c.repositoryId())))
            .needs(WRITE_SECRETS)
            .leaves(fake -> selected(fake, "CARGO_TOKEN") - 1),
        sample(
                GitHubOperation.REMOVE_DEPENDABOT_REPOSITORY,
                "remove a repository from a Dependabot secret",
                RetryClass.DELETE,
                "DELETE " + SECRET + "/repositories/3",
                c -> Sample.done(() -> secrets(c).removeRepository("NPM_TOKEN", c.repositoryId())))
            .needs(WRITE_SECRETS)
            .leaves(fake -> 1 - selected(fake, "NPM_TOKEN")));
  }

  private static void put(Caller caller) {
    secrets(caller).put("GEM_TOKEN", caller.password(), RepositoryAccess.selected("api"));
  }

  private static DependabotSecretService secrets(Caller caller) {
    return ((GitHubClient) caller.client()).organization("acme").dependabotSecrets();
  }

  private static int selected(FakeProvider<?, ?> fake, String secret) {
    return ((FakeGitHub) fake)
        .organization("acme")
        .dependabotSecret(secret)
        .selectedRepositoryIds()
        .size();
  }

  /** Requests that callers wrote themselves. */
  static List<Sample> sent() {
    String[] one = {"orgs", "acme", "private-registries", NAME};
    return List.of(
        sent("GET", RetryClass.SAFE, ApiRequest.get(one)),
        sent("DELETE", RetryClass.DELETE, ApiRequest.delete(one)),
        sent("POST", RetryClass.CREATE, ApiRequest.post(one).json("{\"a\":1}")).sends("{\"a\":1}"));
  }

  private static Sample sent(String method, RetryClass retryClass, ApiRequest request) {
    return sample(
            GitHubOperation.GET_REGISTRY,
            "send a " + method + " request",
            retryClass,
            method + " " + ONE,
            c -> c.client().send(request))
        .returns(Shape.TEXT, "registry.json", "name");
  }

  private static CreatePrivateRegistry create(Caller caller) {
    return CreatePrivateRegistry.builder(
            PrivateRegistryType.MAVEN_REPOSITORY,
            "https://maven.acme.example",
            RepositoryAccess.all())
        .usernamePassword("monalisa", caller.password())
        .build();
  }

  private static UpdatePrivateRegistry update(Caller caller) {
    return UpdatePrivateRegistry.builder().secret(caller.password()).username("hubot").build();
  }

  private static Sample sample(
      GitHubOperation operation,
      String name,
      RetryClass retryClass,
      String request,
      Function<Caller, Object> call) {
    return new Sample(Provider.GITHUB, operation, name, retryClass, request, call);
  }

  private static PrivateRegistryService registries(Caller caller) {
    return ((GitHubClient) caller.client()).organization("acme").privateRegistries();
  }

  private static FakePrivateRegistry held(FakeProvider<?, ?> fake) {
    return ((FakeGitHub) fake).organization("acme").registry(NAME);
  }
}
