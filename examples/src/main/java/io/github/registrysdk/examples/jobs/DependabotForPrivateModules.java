package io.github.registrysdk.examples.jobs;

import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores at GitHub a token with which Dependabot reads the organization's private Git modules, in
 * one registry that is found by its type and URL. Arguments: the names of the repositories whose
 * updates use the token. With {@code --dry-run}, the program prints what it would do.
 */
public final class DependabotForPrivateModules {
  private static final List<String> MODULES = List.of("modules", "protocols");

  private DependabotForPrivateModules() {}

  public static void main(String[] arguments) {
    Secret token = Secret.fromEnv("MODULES_TOKEN");
    List<String> users = Stream.of(arguments).filter(name -> !name.startsWith("--")).toList();
    boolean dryRun = List.of(arguments).contains("--dry-run");
    try (var github = GitHubClient.fromEnvironment();
        var reader = GitHubClient.builder().baseUrl(github.baseUrl()).token(token).build()) {
      System.out.println(run(github, reader, token, users, dryRun));
    }
  }

  static Plan<PrivateRegistry> run(
      GitHubClient github, GitHubClient reader, Secret token, List<String> users, boolean dryRun) {
    MODULES.forEach(reader.organization("acme").repositories()::get); // before it is stored
    PrivateRegistryService registries = github.organization("acme").privateRegistries();
    RepositoryAccess access = RepositoryAccess.selectedNames(users);
    CreatePrivateRegistry git =
        CreatePrivateRegistry.builder(PrivateRegistryType.GIT_SOURCE, "https://github.com", access)
            .usernamePassword("x-access-token", token)
            .build();
    if (dryRun) {
      return registries.plan(git, SecretPolicy.always());
    }
    // Always, because the token can be a new one.
    Plan<PrivateRegistry> plan = registries.ensure(git, SecretPolicy.always());
    if (plan.current() != null) { // GitHub does not report which repositories are selected
      var selection = UpdatePrivateRegistry.builder().access(access).build();
      registries.update(plan.current().name(), selection);
    }
    return plan;
  }
}
