package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Page;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.ProtocolException.Reason;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Widget;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists over more than one page. */
final class PagingTest extends WireTest {
  static Reply page(String next, String... ids) {
    StringBuilder items = new StringBuilder();
    for (String id : ids) {
      items.append(items.isEmpty() ? "" : ",").append("{\"id\":\"").append(id).append("\"}");
    }
    String link = next.isEmpty() ? "null" : "\"" + next.replace("\\", "\\\\") + "\"";
    return Reply.json("{\"items\":[" + items + "],\"next\":" + link + "}");
  }

  private ProtocolException refused(AcmeClient client, Reason reason) {
    ProtocolException e = failure(ProtocolException.class, () -> client.widgets().list().toList());
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    return e;
  }

  @Test
  void pagesAreReadOneByOneAndNoMoreThanAskedFor() throws Exception {
    server.reply(page("?page=2", "a", "b"), page("/v1/widgets?page=3", "c"), page("", "d"));
    AcmeClient client = client();
    Iterator<Widget> widgets = client.widgets().list().iterator();
    assertThat(server.requests()).isEmpty();
    widgets.next();
    widgets.next();
    assertThat(server.requests()).hasSize(1);
    assertThat(widgets.next().id()).isEqualTo("c");
    assertThat(server.requests()).hasSize(2);
    assertThat(widgets.next().id()).isEqualTo("d");
    assertThat(widgets.hasNext()).isFalse();
    assertThat(server.requests())
        .extracting(Received::target)
        .containsExactly("/v1/widgets?per_page=2", "/v1/widgets?page=2", "/v1/widgets?page=3");
  }

  @Test
  void cursorResumesLater() throws Exception {
    server.reply(page("?page=2", "a"), page("", "b"));
    AcmeClient client = client();
    Page<Widget> first = client.widgets().list().pages().iterator().next();
    Cursor kept = new Cursor(first.next().value());
    List<Widget> rest = client.widgets().list().startingAt(kept).toList();
    assertThat(rest).extracting(Widget::id).containsExactly("b");
  }

  @Test
  void linkHeaderIsUsedWithoutALinkInTheBody() throws Exception {
    server.reply(
        Reply.status(
            200, "Link: </v1/widgets?page=2>; rel=\"next\"\r\n", "{\"items\":[{\"id\":\"a\"}]}"),
        page("", "b"));
    AcmeClient client = client();
    assertThat(client.widgets().list().toList()).hasSize(2);
  }

  @Test
  void foreignNextPageIsRefused() {
    try (RawServer other = RawServer.start().always(page(""))) {
      for (String link :
          new String[] {
            other.url() + "/v1/widgets?page=2",
            "http://localhost:" + server.port() + "/v1/widgets?page=2",
            "https://127.0.0.1:" + server.port() + "/v1/widgets?page=2",
            "//127.0.0.1:" + other.port() + "/x",
            "http://user:pass@127.0.0.1:" + server.port() + "/v1/widgets?page=2",
            "ftp://127.0.0.1/x",
            "http://[broken",
            server.url() + "//127.0.0.1/v1/widgets",
            "?page=\\2"
          }) {
        server.always(page(link, "a"));
        assertThat(refused(client(), Reason.FOREIGN_LINK).getMessage())
            .doesNotContain("page=", "pass");
      }
      assertThat(other.connections()).isZero();
      assertThat(server.requests()).hasSize(9);
    }
  }

  @Test
  void tokenInTheHostOfAForeignPageIsNotShown() {
    server.always(page("https://" + TOKEN + ".example/x", "a"));
    assertThat(refused(client(), Reason.FOREIGN_LINK)).hasMessageContaining("[secret].example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?per_page=2", "?page=2", "?page=3"})
  void circleIsRefused(String last) {
    server.reply(page("?page=2", "a"), page("?page=3", "b")).always(page(last, "c"));
    ProtocolException e = refused(client(), Reason.PAGINATION);
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.status()).isEqualTo(200);
    assertThat(server.requests()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void morePagesThanAllowedAreRefused() {
    int[] count = {0};
    server.always(exchange -> page("?page=" + ++count[0], "a").to(exchange));
    refused(client(b -> b.maxPages(5)), Reason.PAGINATION);
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void tenThousandPagesAreReadAndNoMore() {
    int[] count = {0};
    server.always(exchange -> page("?page=" + ++count[0], "a").to(exchange));
    refused(client(), Reason.PAGINATION);
    assertThat(server.requests()).hasSize(10_000);
  }

  @Test
  void pageThatIsTruncatedWithinAnItemIsFetchedAgain() throws Exception {
    server.reply(
        Reply.rawThenClose(
            "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"items\":[{\"id\":\"a\"},{\"id\":\"b"),
        page("", "a", "b"));
    AcmeClient client = client();
    assertThat(client.widgets().list().toList()).hasSize(2);
  }

  @Test
  void pageThatIsTooLargeIsNotReadAgain() {
    String item = "{\"id\":\"" + "x".repeat(100) + "\"},";
    server.always(Reply.json("{\"items\":[" + item.repeat(200) + "{\"id\":\"a\"}]}"));
    refused(client(b -> b.maxResponseBytes(9_000)), Reason.TOO_LARGE);
    assertThat(server.requests()).hasSize(1);
  }
}
