package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.GitHubOperation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingTest {
  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  @AutoClose private final GitHubClient github = Clients.of(fake);
  private final PrivateRegistryService registries = Clients.registries(github);
  private final List<String> names = new ArrayList<>();

  @BeforeEach
  void fill() {
    for (int i = 0; i < 65; i++) {
      names.add(fake.addRegistry("acme", "npm_registry", "https://npm.example/" + i, "s"));
    }
  }

  @Test
  void linkLeadsToEveryPage() {
    List<PrivateRegistry> all = registries.list().toList();

    assertThat(all).extracting(PrivateRegistry::name).containsExactlyElementsOf(names);
    assertThat(pagesAsked()).isEqualTo(3);
  }

  @Test
  void everyPageHasTheTotal() {
    List<Page<PrivateRegistry>> pages = new ArrayList<>();
    registries.list(PrivateRegistryQuery.all().perPage(50)).pages().forEach(pages::add);

    assertThat(pages).extracting(page -> page.items().size()).containsExactly(50, 15);
    assertThat(pages).extracting(Page::total).containsExactly(65L, 65L);
    assertThat(pages.get(1).next()).isNull();
  }

  @Test
  void walkStartsAtPageOrCursor() {
    assertThat(registries.list(PrivateRegistryQuery.all().perPage(20).fromPage(3)))
        .extracting(PrivateRegistry::name)
        .containsExactlyElementsOf(names.subList(40, 65));

    var listing = registries.list(PrivateRegistryQuery.all().perPage(60));
    Cursor next = listing.pages().iterator().next().next();

    assertThat(listing.startingAt(next))
        .extracting(PrivateRegistry::name)
        .containsExactlyElementsOf(names.subList(60, 65));
  }

  @Test
  void emptyOrganizationHasAnEmptyList() {
    fake.addOrganization("empty");

    assertThat(github.organization("Empty").privateRegistries().list()).isEmpty();
  }

  private int pagesAsked() {
    return fake.calls(GitHubOperation.LIST_REGISTRIES).size();
  }
}
