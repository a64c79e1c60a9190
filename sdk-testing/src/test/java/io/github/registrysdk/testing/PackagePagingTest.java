package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackagePagingTest {

  private static final String PACKAGES = Http.REGISTRIES + "/debs/packages";

  @AutoClose
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(ManualClock.create()).start();

  @AutoClose private final Http http = new Http(fake);

  @BeforeEach
  void addPackages() {
    fake.addRegistry("acme", "debs", "debian");
    for (int i = 1; i <= 5; i++) {
      fake.addPackage("acme", "debs", "banana_" + i + "_all.deb", new byte[] {1});
    }
    fake.addPackage("acme", "debs", "grapes_9_all.deb", new byte[] {1});
  }

  @Test
  void pagesFollowEachOtherNewestFirst() throws IOException {
    var versions = new ArrayList<String>();
    int pages = 0;
    String next = PACKAGES + "?name=banana&per_page=2";
    while (next != null) {
      var page = http.get(next).json();
      versions.addAll(page.get("items").findValuesAsText("version"));
      next = page.at("/links/next").textValue();
      pages++;
    }

    assertThat(versions).containsExactly("5", "4", "3", "2", "1");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void previousPageLeadsBack() throws IOException {
    var first = http.get(PACKAGES + "?per_page=2").json();
    var second = http.get(first.at("/links/next").textValue()).json();

    var back = http.get(second.at("/links/prev").textValue()).json();

    assertThat(first.at("/links").has("prev")).isFalse();
    assertThat(back.get("items")).isEqualTo(first.get("items"));
    assertThat(second.at("/links/first").textValue())
        .isEqualTo(fake.baseUrl() + PACKAGES + "?per_page=2");
  }

  @Test
  void previousPageStopsBeforeItsCursor() throws IOException {
    var first = http.get(PACKAGES + "?per_page=1").json();
    var second = http.get(first.at("/links/next").textValue()).json();

    var back =
        http.get(second.at("/links/prev").textValue().replace("per_page=1", "per_page=3")).json();

    assertThat(back.get("items").findValuesAsText("version")).containsExactly("9");
  }

  @Test
  void cursorOutlivesThePackageItPointsTo() throws IOException {
    var first = http.get(PACKAGES + "?per_page=2").json();
    http.delete(PACKAGES + "/" + first.at("/items/1/id").textValue());

    var second = http.get(first.at("/links/next").textValue()).json();

    assertThat(second.get("items").findValuesAsText("version")).containsExactly("4", "3");
  }

  @Test
  void pageSizeIsClampedToAHundred() throws IOException {
    for (int i = 0; i < 120; i++) {
      fake.addPackage("acme", "debs", "cherry_" + i + "_all.deb", new byte[] {1});
    }

    assertThat(http.get(PACKAGES + "?per_page=500").json().get("items")).hasSize(100);
    assertThat(http.get(PACKAGES).json().get("items")).hasSize(30);
    assertThat(http.get(PACKAGES + "?per_page=0").json().get("items")).hasSize(1);
  }

  @Test
  void lastPageHasNoNext() throws IOException {
    var links = http.get(PACKAGES).json().get("links");

    assertThat(links.has("next")).isFalse();
    assertThat(links.get("self").textValue()).isEqualTo(fake.baseUrl() + PACKAGES);
  }

  @Test
  void inventedCursorIsRefused() throws IOException {
    assertThat(http.get(PACKAGES + "?after=%21").status()).isEqualTo(400);
    assertThat(http.get(PACKAGES + "?after=aGVsbG8").status()).isEqualTo(400);
  }

  @Test
  void repeatedCursorLeadsToTheSamePage() throws IOException {
    fake.faults().on(BuildkiteOperation.LIST_PACKAGES).once(Fault.repeatedCursor());
    String self = PACKAGES + "?per_page=2";

    var links = http.get(self).json().get("links");

    assertThat(links.get("next").textValue()).isEqualTo(fake.baseUrl() + self);
  }

  @Test
  void foreignLinkKeepsPathAndQuery() throws IOException {
    fake.faults()
        .on(BuildkiteOperation.LIST_PACKAGES)
        .once(Fault.foreignNextLink(URI.create("https://evil.example:8443")));

    var links = http.get(PACKAGES + "?per_page=2").json().get("links");

    assertThat(links.get("next").textValue())
        .startsWith("https://evil.example:8443/" + PACKAGES + "?per_page=2&after=");
  }
}
