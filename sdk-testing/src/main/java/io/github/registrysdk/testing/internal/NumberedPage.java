package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is paged by {@code page} and {@code per_page}, and the {@code Link}
 * header that leads to the others.
 *
 * @param items what is on the page
 * @param link the header's value; empty when there is one page only
 * @param <T> what is listed
 */
public record NumberedPage<T>(List<T> items, Optional<String> link) {

  /** The page that the request asks for. */
  public static <T> NumberedPage<T> of(
      FakeRequest request, List<T> all, int defaultSize, int largestSize) {
    int size = Math.min(largestSize, positive(request.query("per_page"), defaultSize));
    int page = positive(request.query("page"), 1);
    int last = Math.max(1, (all.size() + size - 1) / size);
    int from = (int) Math.min(all.size(), (page - 1L) * size);
    var links = new LinkedHashMap<String, @Nullable URI>();
    links.put("prev", page > 1 ? at(request, Math.min(page - 1, last)) : null);
    links.put("next", request.nextLink(page < last ? at(request, page + 1) : null));
    links.put("last", page < last ? at(request, last) : null);
    links.put("first", page > 1 ? at(request, 1) : null);
    int to = (int) Math.min(all.size(), from + (long) size);
    return new NumberedPage<>(List.copyOf(all.subList(from, to)), header(links));
  }

  /** The response with the header added, if there is one. */
  public FakeResponse linked(FakeResponse response) {
    return link.map(value -> response.withHeader("Link", value)).orElse(response);
  }

  private static URI at(FakeRequest request, int page) {
    return request.selfWith(Map.of("page", String.valueOf(page)));
  }

  /** RFC 8288. */
  private static Optional<String> header(Map<String, @Nullable URI> links) {
    String value =
        links.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .map(entry -> "<" + entry.getValue() + ">; rel=\"" + entry.getKey() + "\"")
            .collect(Collectors.joining(", "));
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** A number of at least 1; what is no number counts as not given. */
  public static int positive(@Nullable String text, int otherwise) {
    if (text == null || !text.matches("-?\\d{1,9}")) {
      return otherwise;
    }
    return Math.max(1, Integer.parseInt(text));
  }
}
