package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.spi.PathTemplate;
import io.github.registrysdk.core.toolkit.LinkHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import okhttp3.HttpUrl;

/** Paths, queries and links, read back by a parser that is not ours. */
class UrlPropertiesTest {
  /** What means something somewhere in an address, a form or JSON. */
  private static final String MEANT = "\"\\'\r\n%#?+&=;:/.{}$<> a\u00e9";

  private static final byte[] EMPTY_PAGE = "{\"items\":[]}".getBytes(US_ASCII);

  /** Text without halves of surrogate pairs, which UTF-8 can't say. */
  @Provide
  Arbitrary<String> text() {
    return Arbitraries.oneOf(
            Arbitraries.strings().all().ofMinLength(0).ofMaxLength(40),
            Arbitraries.strings().withChars(MEANT).ofMinLength(0).ofMaxLength(12))
        .map(text -> text.replaceAll("[\\x{D800}-\\x{DFFF}]", "\ud83c\udf4c"));
  }

  /** What the documentation allows in a path. */
  @Provide
  Arbitrary<String> segments() {
    return text()
        .map(text -> text.replaceAll("[/\\\\%\\p{Cntrl}\\x{80}-\\x{9f}]", "~"))
        .filter(text -> !text.isBlank() && !text.equals(".") && !text.equals(".."));
  }

  @Property(tries = 200)
  void segmentsArriveAsTheyWereGivenBelowTheBase(
      @ForAll @Size(min = 1, max = 5) List<@From("segments") String> segments) {
    List<String> sent = sent(ApiRequest.get(segments.toArray(String[]::new)), "base/v1");
    List<String> expected = new ArrayList<>(List.of("base", "v1"));
    expected.addAll(segments);
    assertThat(sent).isEqualTo(expected);
  }

  @Property(tries = 200)
  void noSegmentThatIsSentLeavesItsPlace(@ForAll("text") String segment) {
    MemoryWire wire = MemoryWire.responding(Responses.ok(EMPTY_PAGE));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.judge(wire, () -> client.send(ApiRequest.get("a", segment, "b")));
    }
    for (SentRequest request : wire.requests()) {
      assertThat(url(request).pathSegments()).containsExactly("a", segment, "b");
    }
  }

  @Property(tries = 200)
  void identifiersAreSentUnchangedOrRefused(@ForAll("text") String identifier) {
    PathTemplate template = PathTemplate.parse("a/{name}/b");
    boolean plain = identifier.matches("[A-Za-z0-9._~-]+") && !identifier.matches("\\.{1,2}");
    if (plain) {
      assertThat(template.expand(identifier)).isEqualTo("a/" + identifier + "/b");
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> template.expand(identifier));
    }
  }

  @Property(tries = 200)
  void queryArrivesAsItWasGiven(@ForAll("text") String name, @ForAll("text") String value) {
    if (name.isBlank()) {
      return;
    }
    MemoryWire wire = MemoryWire.responding(Responses.ok(EMPTY_PAGE));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      client.send(ApiRequest.get("a").query(name, value));
    }
    HttpUrl url = url(wire.requests().get(0));
    assertThat(url.queryParameterNames()).containsExactly(name);
    assertThat(url.queryParameterValues(name)).containsExactly(value);
    assertThat(url.fragment()).isNull();
  }

  @Property(tries = 150)
  void filterArrivesAsItWasGiven(@ForAll("segments") String name) {
    MemoryWire wire = MemoryWire.responding(Responses.ok(EMPTY_PAGE));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      client.organization("a").registry("b").packages().list(PackageQuery.named(name)).toList();
    }
    assertThat(url(wire.requests().get(0)).queryParameter("name")).isEqualTo(name);
  }

  @Property
  void linkIsFoundAmongOthers(
      @ForAll @Size(max = 4) List<@AlphaChars @StringLength(min = 1, max = 8) String> others,
      @ForAll @NotEmpty @AlphaChars @NumericChars @CharRange(from = '#', to = ';') String target,
      @ForAll @CharRange(from = ' ', to = '!') @CharRange(from = '#', to = '[') String title) {
    String before =
        others.stream()
            .map(
                rel ->
                    "<https://other/" + rel + ">; title=\"" + title + "\"; rel=\"x" + rel + "\", ")
            .collect(Collectors.joining());
    String header = before + "<" + target + ">; title=\"" + title + "\"; REL=\"prev next\"";
    assertThat(LinkHeader.find(List.of(header), "next")).isEqualTo(target);
    assertThat(LinkHeader.find(List.of(before), "next")).isNull();
  }

  @Property
  void anyLinkHeaderIsReadWithoutAFailure(@ForAll String header) {
    String found = LinkHeader.find(List.of(header), "next");
    assertThat(found == null || header.contains(found)).isTrue();
  }

  private static List<String> sent(ApiRequest request, String base) {
    MemoryWire wire = MemoryWire.responding(Responses.ok(EMPTY_PAGE));
    try (BuildkiteClient client =
        Clients.set(BuildkiteClient.builder(), wire).baseUrl("http://localhost/" + base).build()) {
      client.send(request);
    }
    return url(wire.requests().get(0)).pathSegments();
  }

  private static HttpUrl url(SentRequest request) {
    return HttpUrl.get("http://localhost" + request.target());
  }
}
