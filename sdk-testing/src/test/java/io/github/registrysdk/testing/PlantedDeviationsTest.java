package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testsupport.CassetteRequests;
import io.github.registrysdk.testsupport.Differences;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A "provider" that deviates from the fake is recorded through sockets; sending the cassette's
 * requests to the fake must name the deviation.
 */
class PlantedDeviationsTest {

  private static final String PATH = "v2/packages/organizations/acme/registries/gems";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path folder;

  static Stream<Arguments> deviations() {
    return Stream.of(
        deviation("emoji: null, and was not recorded", body -> body.remove("emoji")),
        deviation("public: boolean instead of string", body -> body.put("public", "false")),
        deviation("name: string instead of null", body -> body.putNull("name")),
        deviation("emoji: null instead of string", body -> body.put("emoji", ":gem:")),
        deviation("owner: missing, recorded is object", body -> body.putObject("owner")));
  }

  private static Arguments deviation(String named, Consumer<ObjectNode> change) {
    return Arguments.of(named, change);
  }

  @ParameterizedTest
  @MethodSource("deviations")
  void deviationOfTheShapeIsNamed(String named, Consumer<ObjectNode> change) throws Exception {
    Path cassette = recorded(change);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> compare(cassette))
        .withMessageContaining("1 differences:\n  gems: GET /" + PATH + " " + named);
  }

  @Test
  void deviationOfTheStatusIsNamed() throws Exception {
    Path cassette = record(Fault.status(410, Map.of(), "{\"message\": \"gone\"}"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> compare(cassette))
        .withMessageContaining("gems: GET /" + PATH + " status: 200 instead of 410");
  }

  @Test
  void sameShapeIsNoDifference() throws Exception {
    Path cassette = recorded(body -> body.put("name", "another"));

    assertThatCode(() -> compare(cassette)).doesNotThrowAnyException();
  }

  private Path recorded(Consumer<ObjectNode> change) throws Exception {
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.addRegistry("acme", "gems", "ruby");
      ObjectNode body = (ObjectNode) JSON.readTree(get(fake.baseUrl(), fake.token()));
      change.accept(body);
      return record(Fault.body("application/json", body.toString()));
    }
  }

  private Path record(Fault fault) throws Exception {
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.addRegistry("acme", "gems", "ruby");
      fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(fault);
      Cassettes recorder =
          Cassettes.builder(folder, URI.create("https://api.buildkite.com/"))
              .mode(CassetteMode.RECORD)
              .forwardTo(fake.baseUrl())
              .build();
      recorder.start("gems.json");
      get(recorder.baseUrl(), fake.token());
      recorder.end(true);
    }
    return folder.resolve("gems.json");
  }

  private static void compare(Path cassette) {
    var differences = Differences.of("planted deviations");
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.addRegistry("acme", "gems", "ruby");
      new CassetteRequests(cassette, fake.baseUrl(), fake.token()).compare(differences);
    }
    differences.verify();
  }

  private String get(URI base, String token) throws Exception {
    String body =
        http.send(
                HttpRequest.newBuilder(base.resolve(PATH))
                    .header("Authorization", "Bearer " + token)
                    .build(),
                BodyHandlers.ofString())
            .body();
    assertThat(body).isNotEmpty();
    return body;
  }
}
