package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.NumberedPage;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The packages' list, newest first, paged by cursors. A cursor holds the id of the package next to
 * it, so that it stays good when that package is deleted. {@code name} is a search for a part of
 * the name, because Buildkite's own tool compares the names that it finds ({@code
 * buildkite/mise-buildkite-packages}).
 */
final class PackagePage {

  private static final int DEFAULT_SIZE = 30;
  private static final int LARGEST_SIZE = 100;

  private PackagePage() {}

  static FakeResponse respond(FakeRequest request, RegistryState registry) {
    List<PackageState> all = matching(registry, request.query("name"));
    int size =
        Math.min(LARGEST_SIZE, NumberedPage.positive(request.query("per_page"), DEFAULT_SIZE));
    Range range = Range.of(request, all, size);
    var body = Json.object();
    var items = body.putArray("items");
    all.subList(range.from, range.to)
        .forEach(item -> items.add(BuildkiteJson.summary(request.baseUrl(), registry, item)));
    links(body.putObject("links"), request, all, range);
    return FakeResponse.json(200, body);
  }

  private static List<PackageState> matching(RegistryState registry, @Nullable String name) {
    return registry.packages.values().stream()
        .filter(item -> name == null || item.coordinates().name().contains(name))
        .toList();
  }

  /** Which part of the list a page is. */
  private record Range(int from, int to) {

    static Range of(FakeRequest request, List<PackageState> all, int size) {
      String after = request.query("after");
      String before = request.query("before");
      if (after == null && before != null) {
        String id = id(before);
        int to = (int) all.stream().filter(item -> item.id().compareTo(id) > 0).count();
        return new Range(Math.max(0, to - size), to);
      }
      int from = 0;
      if (after != null) {
        String id = id(after);
        from = (int) all.stream().filter(item -> item.id().compareTo(id) >= 0).count();
      }
      return new Range(from, Math.min(all.size(), from + size));
    }
  }

  private static void links(
      ObjectNode links, FakeRequest request, List<PackageState> all, Range range) {
    put(links, "self", request.selfWith(Map.of()));
    put(links, "first", at(request, null, null));
    if (range.from > 0 && range.from < all.size()) {
      put(links, "prev", at(request, "before", all.get(range.from).id()));
    }
    put(
        links,
        "next",
        request.nextLink(
            range.to > 0 && range.to < all.size()
                ? at(request, "after", all.get(range.to - 1).id())
                : null));
  }

  private static void put(ObjectNode links, String name, @Nullable URI url) {
    if (url != null) {
      links.put(name, url.toString());
    }
  }

  private static URI at(FakeRequest request, @Nullable String direction, @Nullable String id) {
    var changes = new HashMap<String, @Nullable String>();
    changes.put("after", null);
    changes.put("before", null);
    if (direction != null && id != null) {
      changes.put(direction, cursor(id));
    }
    return request.selfWith(changes);
  }

  private static String cursor(String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("package:" + id).getBytes(StandardCharsets.UTF_8));
  }

  private static String id(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith("package:")) {
        return text.substring("package:".length());
      }
    } catch (IllegalArgumentException notBase64) {
      throw badCursor();
    }
    throw badCursor();
  }

  private static Refusal badCursor() {
    return new Refusal(FakeResponse.message(400, "The cursor is not valid"));
  }
}
