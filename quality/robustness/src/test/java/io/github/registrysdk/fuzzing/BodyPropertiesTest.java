package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Upload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What is sent and what comes, read by a parser that is not ours. */
class BodyPropertiesTest {
  /** What means something somewhere in an address, a form or JSON. */
  private static final String MEANT = "\"\\'\r\n%#?+&=;:/.{}$<> a\u00e9";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.oneOf(
            Arbitraries.strings().all().ofMinLength(1).ofMaxLength(40),
            Arbitraries.strings().withChars(MEANT).ofMinLength(1).ofMaxLength(12))
        .map(text -> text.replaceAll("[\\x{D800}-\\x{DFFF}]", "\ud83c\udf4c"))
        .filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<String> fileNames() {
    return text()
        .map(text -> text.replaceAll("[/\\\\\"\\p{Cntrl}\\x{80}-\\x{9f}]", "x"))
        .filter(text -> !text.isBlank() && !text.matches("\\.{1,2}"));
  }

  @Property(tries = 150)
  void formIsReadAsItWasMeant(
      @ForAll("fileNames") String name,
      @ForAll @Size(min = 1, max = 200) byte[] content,
      @ForAll @Size(max = 4) Map<@From("text") String, @From("text") String> more)
      throws IOException {
    Map<String, String> fields = new LinkedHashMap<>(more);
    fields.put("key", "place/${filename}");
    Map<String, Object> form =
        Map.of("file_input", "file", "method", "POST", "url", "http://localhost/s", "data", fields);
    byte[] slot = JSON.writeValueAsBytes(Map.of("form", form));
    MemoryWire wire = new MemoryWire(request -> Responses.ok(slot));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      assertThatExceptionOfType(SdkException.class)
          .isThrownBy(
              () ->
                  client
                      .organization("acme")
                      .registry("fruit")
                      .packages()
                      .publish(Upload.bytes(name, content), PublishVia.STORAGE));
    }
    Form stored = Form.of(wire.requests().get(1));
    assertThat(stored.parts()).hasSize(fields.size() + 1);
    assertThat(stored.fileNames()).containsExactly(name);
    assertThat(stored.parts().get(fields.size()).value())
        .isEqualTo(new String(content, ISO_8859_1));
    fields.forEach((field, value) -> assertThat(stored.field(asHtmlSays(field))).isEqualTo(value));
  }

  /** The HTML standard, 4.10.22.8. */
  private static String asHtmlSays(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  @Property(tries = 150)
  void requestIsTheJsonOfItsFields(@ForAll("text") String name, @ForAll("text") String description)
      throws IOException {
    MemoryWire wire = MemoryWire.responding(Responses.of(404, "", new byte[0]));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      CreatePackageRegistry request =
          CreatePackageRegistry.builder(name, Ecosystem.HELM).description(description).build();
      assertThatExceptionOfType(SdkException.class)
          .isThrownBy(() -> client.organization("acme").registries().create(request));
    }
    JsonNode sent = JSON.readTree(wire.requests().get(0).body());
    assertThat(sent.get("name").textValue()).isEqualTo(name);
    assertThat(sent.get("description").textValue()).isEqualTo(description);
    assertThat(sent.get("ecosystem").textValue()).isEqualTo("helm");
  }

  @Property(tries = 150)
  void recordHoldsWhatTheResponseSaid(
      @ForAll("text") String name,
      @ForAll("text") String ecosystem,
      @ForAll boolean isPublic,
      @ForAll @Size(max = 3) List<@From("text") String> teams,
      @ForAll("text") String unknown)
      throws IOException {
    Map<String, Object> response =
        Map.of(
            "id",
            "1",
            "slug",
            "s",
            "name",
            name,
            "ecosystem",
            ecosystem,
            "public",
            isPublic,
            "team_ids",
            teams,
            "x_" + unknown,
            List.of(unknown));
    MemoryWire wire = MemoryWire.responding(Responses.ok(JSON.writeValueAsBytes(response)));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      PackageRegistry read = client.organization("acme").registries().get("s");
      assertThat(read.name()).isEqualTo(name);
      assertThat(read.ecosystem()).isEqualTo(new Ecosystem(ecosystem));
      assertThat(read.teamIds()).isEqualTo(teams);
      assertThat(read.extraFields().asMap()).isEqualTo(Map.of("x_" + unknown, List.of(unknown)));
    }
  }
}
