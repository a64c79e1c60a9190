package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.testsupport.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No schema of Buildkite's says what is required. So only what identifies a thing is, and the
 * secret that a new token is created for.
 */
class MissingFieldsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> REQUIRED =
      Set.of("registry /id", "registry /slug", "package /id", "token /id", "new /id", "new /token");

  private static final Map<String, Function<ScriptedBuildkite, Object>> CALLS =
      Map.of(
          "registry", buildkite -> buildkite.acme().registries().get("r"),
          "package", buildkite -> buildkite.gems().packages().get("p"),
          "token", buildkite -> buildkite.gems().tokens().get("t"),
          "new", buildkite -> buildkite.gems().tokens().create("t"));

  record Change(String name, String body, boolean fails) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Change> changes() throws IOException {
    List<Change> all = new ArrayList<>();
    add(all, "registry", "registry.json");
    add(all, "registry", "registry-with-everything.json");
    add(all, "package", "package.json");
    add(all, "package", "package-with-everything.json");
    add(all, "token", "token.json");
    add(all, "new", "token-created.json");
    return all.stream();
  }

  private static void add(List<Change> all, String kind, String fixture) throws IOException {
    JsonNode whole = JSON.readTree(Fixture.read("buildkite/" + fixture));
    for (String pointer : fields("", whole)) {
      int slash = pointer.lastIndexOf('/');
      String name = pointer.substring(slash + 1);
      boolean fails = REQUIRED.contains(kind + " " + pointer);
      JsonNode without = whole.deepCopy();
      ((ObjectNode) without.at(pointer.substring(0, slash))).remove(name);
      all.add(new Change(kind + " without " + pointer, without.toString(), fails));
      JsonNode nulled = whole.deepCopy();
      ((ObjectNode) nulled.at(pointer.substring(0, slash))).putNull(name);
      all.add(new Change(kind + " with null at " + pointer, nulled.toString(), fails));
    }
  }

  private static List<String> fields(String pointer, JsonNode node) {
    List<String> all = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        String here = pointer + "/" + field.getKey();
        all.add(here);
        all.addAll(fields(here, field.getValue()));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void onlyWhatIdentifiesAThingIsRequired(Change change) {
    try (ScriptedBuildkite buildkite = new ScriptedBuildkite()) {
      buildkite.responding(200, change.body());
      var call = CALLS.get(change.name().substring(0, change.name().indexOf(' ')));

      if (change.fails()) {
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> call.apply(buildkite));
      } else {
        assertThat(call.apply(buildkite)).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void itemsOfAListThatAreOnlyIdentifiedAreListed(String what) throws IOException {
    ArrayNode items = JSON.createArrayNode();
    items.addObject().put("id", "1").put("slug", "s");
    items.addObject().put("id", "2").put("slug", "t");
    boolean packages = what.equals("packages");
    String body = packages ? "{\"items\":" + items + "}" : items.toString();
    try (ScriptedBuildkite buildkite = new ScriptedBuildkite()) {
      // Any status of a success will do for a read: 201 was observed.
      buildkite.responding(201, body);

      assertThat(
              switch (what) {
                case "packages" -> buildkite.gems().packages().list();
                case "tokens" -> buildkite.gems().tokens().list();
                default -> buildkite.acme().registries().list();
              })
          .hasSize(2);
    }
  }

  static Stream<String> lists() {
    return Stream.of("registries", "packages", "tokens");
  }
}
