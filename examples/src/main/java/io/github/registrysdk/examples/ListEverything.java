package io.github.registrysdk.examples;

import io.github.registrysdk.examples.sandbox.GitHubSandbox;
import io.github.registrysdk.github.PrivateRegistryQuery;

/** All private registries of an organization, a page at a time as they are asked for. */
public final class ListEverything {
  private ListEverything() {}

  public static void main(String[] args) {
    try (GitHubSandbox sandbox = new GitHubSandbox()) {
      sandbox
          .registries()
          .list()
          .forEach(registry -> System.out.println(registry.name() + " is at " + registry.url()));

      PrivateRegistryQuery small = PrivateRegistryQuery.all().perPage(1);
      sandbox
          .registries()
          .list(small)
          .pages()
          .forEach(page -> System.out.println(page.items().size() + " of " + page.total()));
    }
  }
}
