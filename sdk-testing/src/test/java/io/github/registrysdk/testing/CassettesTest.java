package io.github.registrysdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records fakes and a small server through sockets, and replays what was recorded. */
class CassettesTest {

  private static final URI BUILDKITE = URI.create("https://api.buildkite.com/");
  private static final String REGISTRIES = "v2/packages/organizations/acme/registries";
  private static final String ID = "0191df84-85e4-77aa-83ba-6579084728eb";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path folder;

  @Test
  void replayGivesTheRecordedResponsesWithoutTheProvider() throws Exception {
    String made;
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      Cassettes recorder = recording(fake.baseUrl()).build();
      recorder.start("test.json");
      String name = recorder.uniqueName("live");
      JsonNode registry = json(create(recorder, fake.token(), name));
      assertThat(registry.get("name").asText()).isEqualTo(name);
      json(get(recorder, fake.token(), REGISTRIES + "/" + name));
      recorder.end(true);
      made = registry.get("id").asText();
      assertThat(cassette()).doesNotContain(made, name, fake.token(), "127.0.0.1");
    }
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");
    String name = replayed.uniqueName("live");

    JsonNode registry = json(create(replayed, "any token", name));

    assertThat(name).isEqualTo("live1");
    assertThat(registry.get("name").asText()).isEqualTo("live1");
    assertThat(registry.get("id").asText()).isEqualTo("00000000-0000-7000-8000-000000000001");
    assertThat(json(get(replayed, "", REGISTRIES + "/live1")).get("id"))
        .isEqualTo(registry.get("id"));
    assertThat(replayed.exchanges())
        .extracting(RecordedExchange::toString)
        .containsExactly("POST /" + REGISTRIES + " -> 200", "GET /" + REGISTRIES + "/live1 -> 200");
    replayed.end(true);
  }

  @Test
  void linksToOtherPagesLeadThroughTheCassette() throws Exception {
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.addRegistry("acme", "files", "files");
      fake.addPackage("acme", "files", "a-1.0.0.txt", new byte[] {1});
      fake.addPackage("acme", "files", "b-1.0.0.txt", new byte[] {2});
      Cassettes recorder = recording(fake.baseUrl()).build();
      recorder.start("test.json");
      assertThat(secondPage(recorder, fake.token()).get("items")).hasSize(1);
      recorder.end(true);
    }
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");
    assertThat(secondPage(replayed, "").get("items")).hasSize(1);
    replayed.end(true);
  }

  private JsonNode secondPage(Cassettes cassettes, String token) throws Exception {
    JsonNode first = json(get(cassettes, token, REGISTRIES + "/files/packages?per_page=1"));
    String next = first.path("links").path("next").asText();
    assertThat(next).startsWith(cassettes.baseUrl().toString());
    return json(
        http.send(
            HttpRequest.newBuilder(URI.create(next))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString()));
  }

  @Test
  void uploadsToStorageAreRecordedToo() throws Exception {
    byte[] content = "a file".getBytes(UTF_8);
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.addRegistry("acme", "files", "files");
      String storage = fake.storageUrl().getRawAuthority();
      Cassettes recorder = recording(fake.baseUrl()).otherHost(storage).build();
      recorder.start("test.json");
      upload(recorder, fake.token(), content);
      recorder.end(true);
      assertThat(cassette()).contains("\"host\": \"" + storage + "\"", "\"filename\": \"a.txt\"");

      Cassettes replayed = builder().otherHost(storage).mode(CassetteMode.REPLAY).build();
      replayed.start("test.json");
      upload(replayed, "", content);
      replayed.end(true);
    }
  }

  private void upload(Cassettes cassettes, String token, byte[] content) throws Exception {
    JsonNode form =
        json(post(cassettes, token, REGISTRIES + "/files/packages/upload", "", "text/plain"))
            .get("form");
    assertThat(form.get("url").asText()).startsWith("http://127.0.0.1:");
    var body = new StringBuilder();
    form.get("data")
        .properties()
        .forEach(
            field ->
                body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(field.getKey())
                    .append("\"\r\n\r\n")
                    .append(field.getValue().asText())
                    .append("\r\n"));
    body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n")
        .append(new String(content, UTF_8))
        .append("\r\n--b--\r\n");
    HttpResponse<String> stored =
        http.send(
            HttpRequest.newBuilder(URI.create(form.get("url").asText()))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body.toString()))
                .build(),
            BodyHandlers.ofString());
    assertThat(stored.statusCode()).isLessThan(300);
  }

  @Test
  void requestThatIsNotInTheCassetteFailsTheTestAndIsNamed() throws Exception {
    write("{\"source\": \"written\", \"interactions\": []}");
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");

    assertThat(get(replayed, "", "v2/registries?name=a").statusCode()).isEqualTo(501);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> replayed.end(true))
        .withMessage("GET /v2/registries?name=a is not in the cassette test.json");
  }

  @Test
  void bodyThatDiffersIsNamedByItsField() throws Exception {
    write(interaction("POST", "/v2", "\"body\": {\"name\": \"a\", \"tags\": [\"x\"]}", "{}"));
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");

    post(replayed, "", "v2", "{\"name\": \"a\", \"tags\": [\"y\"]}", "application/json");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> replayed.end(true))
        .withMessageContaining("differs at body.tags[0]");
  }

  @Test
  void interactionIsUsedOnce() throws Exception {
    write(interaction("GET", "/v2", "\"headers\": {}", "{}"));
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");

    assertThat(get(replayed, "", "v2").statusCode()).isEqualTo(200);
    assertThat(get(replayed, "", "v2").statusCode()).isEqualTo(501);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> replayed.end(true))
        .withMessageContaining("GET /v2 is not in the cassette test.json another time");
  }

  @Test
  void replacedSecretMatchesAnyAndComesBackAsSent() throws Exception {
    write(
        interaction(
            "POST",
            "/v2",
            "\"body\": {\"password\": \"<secret 1>\"}",
            "{\"password\": \"<secret 1>\"}"));
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");

    HttpResponse<String> response =
        post(replayed, "", "v2", "{\"password\": \"hunter2\"}", "application/json");

    assertThat(json(response).get("password").asText()).isEqualTo("hunter2");
    replayed.end(true);
  }

  @Test
  void replacedIdMatchesTheOneThatTheTestSends() throws Exception {
    String id = "00000000-0000-7000-8000-000000000001";
    write(
        interaction(
            "POST",
            "/v2",
            "\"body\": {\"client_id\": \"" + id + "\", \"repository_ids\": [100001]}",
            "{\"client_id\": \"" + id + "\"}"));
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    replayed.start("test.json");

    String body = "{\"client_id\": \"" + ID + "\", \"repository_ids\": [7]}";
    HttpResponse<String> response = post(replayed, "", "v2", body, "application/json");

    assertThat(json(response).get("client_id").asText()).isEqualTo(ID);
    replayed.end(true);
  }

  @Test
  void missingCassetteIsNamedWithTheWayToRecordIt() {
    Cassettes replayed = builder().mode(CassetteMode.REPLAY).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> replayed.start("none.json"))
        .withMessageContaining("none.json; -Dcassettes=record");
  }

  @Test
  void secretsIdsAndAddressesAreReplacedTheSameEverywhere() throws Exception {
    String graphqlId = "UmVnaXN0cnktLS0wMTkxZGY4NC04NWU0LTc3YWEtODNiYS02NTc5MDg0NzI4ZWI=";
    String body =
        """
        {"id": "%s", "graphql_id": "%s", "url": "https://x.example/%s", "token": "bkpt_abcdefgh",
         "note": "use bkpt_abcdefgh", "created_by": {"name": "Eminem", "email": "eminem@example.org",
         "avatar_url": "https://www.gravatar.com/1"}, "selected_repository_ids": [1296269],
         "message": "sent to eminem@example.org of acme-inc", "size": 1296269, "at": "2026-11-29"}\
        """
            .formatted(ID, graphqlId, ID);
    record(
        body,
        cassettes -> {
          assertThat(cassettes.variable("ORGANIZATION", "acme")).isEqualTo("acme-inc");
          assertThat(cassettes.secret("API_TOKEN")).isEqualTo("correct horse");
          get(cassettes, "credentials", "v2/acme-inc/" + ID + "/1296269?owner=eminem@example.org");
        });

    JsonNode interaction = JSON.readTree(cassette()).get("interactions").get(0);
    String id = "00000000-0000-7000-8000-000000000001";
    assertThat(interaction.get("request").get("path").asText())
        .isEqualTo("/v2/acme/" + id + "/100001");
    assertThat(interaction.get("request").get("query").get("owner").get(0).asText())
        .isEqualTo("user1@example.com");
    JsonNode response = interaction.get("response").get("body");
    assertThat(response.get("id").asText()).isEqualTo(id);
    assertThat(response.get("url").asText()).isEqualTo("https://x.example/" + id);
    assertThat(
            new String(
                java.util.Base64.getDecoder().decode(response.get("graphql_id").asText()), UTF_8))
        .isEqualTo("Registry---" + id);
    assertThat(response.get("note").asText()).isEqualTo("use " + response.get("token").asText());
    assertThat(response.get("created_by").toString())
        .isEqualTo(
            "{\"name\":\"user1\",\"email\":\"user1@example.com\","
                + "\"avatar_url\":\"https://example.com/avatar\"}");
    assertThat(response.get("selected_repository_ids").toString()).isEqualTo("[100001]");
    assertThat(response.get("message").asText()).isEqualTo("sent to user1@example.com of acme");
    assertThat(response.get("size").asInt()).isEqualTo(1296269);
    assertThat(response.get("at").asText()).isEqualTo("2026-11-29");
    assertThat(cassette()).doesNotContain("Authorization", "credentials");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bkua_0123456789abcdef | a Buildkite token",
        "see ghp_0123456789abcdef | a GitHub token",
        "github_pat_0123456789 | a GitHub token",
        "AKIAABCDEFGHIJKLMNOP | an AWS access key",
        "eyJhbGciOi.eyJpc3MiOi.c2ln | a JSON Web Token",
        "-----BEGIN PRIVATE KEY----- | a PEM block",
        "Bearer abcdefghijklmnopqrst | credentials of an Authorization header",
        "https://u:p@host.example/ | a password in a URL",
        "Zq8vN2xW5tR7yU1oP4aS6dF9 | a random value",
        "YmstdG9rZW4gYmt1YV8wMTIzNDU2Nzg5YWJjZGVm | a Buildkite token"
      })
  void secretThatRemainsAbortsTheRecording(String text, String kind) throws Exception {
    String body = JSON.createObjectNode().put("note", text).toString();

    assertThatIllegalStateException()
        .isThrownBy(() -> record(body, cassettes -> get(cassettes, "t", "v2")))
        .withMessageContaining("interactions[0].response.body.note looks like " + kind)
        .withMessageNotContaining(text);

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Y29ycmVjdCBob3JzZQ",
        "correct+horse",
        "\\u0063orrect horse of ours",
        "CORRECT HORSE"
      })
  void secretInAnotherFormIsNeverWritten(String form) throws Exception {
    String body = "{\"note\": \"" + form + "\"}";
    try {
      record(
          body,
          cassettes -> {
            cassettes.secret("API_TOKEN");
            get(cassettes, "t", "v2");
          });
    } catch (IllegalStateException aborted) {
      assertThat(folder).isEmptyDirectory();
      return;
    }
    assertThat(JSON.readTree(cassette()).toString()).doesNotContain(form, "correct horse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accessToken", "clientSecret", "oldPasswords", "tokens", "accessKeyId"})
  void fieldForSecretsIsRecognizedInOtherSpellings(String field) throws Exception {
    record("{\"" + field + "\": [\"word\"]}", cassettes -> get(cassettes, "t", "v2"));
    assertThat(cassette()).doesNotContain("word\"");
  }

  @Test
  void numberInAFieldForSecretsAbortsTheRecording() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> record("{\"password\": 123456789}", cassettes -> get(cassettes, "t", "v2")))
        .withMessageContaining("interactions[0].response.body.password is a number")
        .withMessageNotContaining("1234");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void addressInAHostNameOfThisMachineIsNoReasonToWriteNothing() throws Exception {
    record("{\"note\": \"a@example.com\"}", cassettes -> get(cassettes, "t", "v2"));
    assertThat(cassette()).contains("user1@example.com");
  }

  @Test
  void namesInAPathAreNoRandomValue() throws Exception {
    record("{}", cassettes -> get(cassettes, "t", "v2/orgs/acme-1/NPM_REGISTRY_SECRET_7QX"));
    assertThat(cassette()).contains("NPM_REGISTRY_SECRET_7QX");
  }

  @Test
  void publicValueOfAKeptFieldStaysAsItIs() throws Exception {
    String key = "2Sg8iYjAxxmI2LvUXpJjkYrMxURPc8r+dB7TJyvv1234";
    try (var server = server("{\"key\": \"" + key + "\"}")) {
      Cassettes recorder = recording(server.baseUrl()).keepField("key").build();
      recorder.start("test.json");
      get(recorder, "t", "v2");
      recorder.end(true);
    }
    assertThat(cassette()).contains(key);
  }

  @Test
  void testThatFailsWritesNothing() throws Exception {
    try (var server = server("{}")) {
      Cassettes recorder = recording(server.baseUrl()).build();
      recorder.start("test.json");
      get(recorder, "t", "v2");
      recorder.end(false);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void liveModeForwardsAndWritesNothing() throws Exception {
    try (var server = server("{\"token\": \"bkua_0123456789abcdef\"}")) {
      Cassettes live = builder().forwardTo(server.baseUrl()).mode(CassetteMode.LIVE).build();
      live.start("test.json");
      assertThat(json(get(live, "t", "v2")).get("token").asText()).startsWith("bkua_");
      assertThat(live.exchanges().get(0).body()).contains("bkua_");
      live.end(true);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void lostResponseIsLostForTheClientToo() throws Exception {
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      fake.faults().on(BuildkiteOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());
      Cassettes live = builder().forwardTo(fake.baseUrl()).mode(CassetteMode.LIVE).build();
      live.start("test.json");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> create(live, fake.token(), "gems"));
      live.end(true);
      assertThat(fake.organization("acme").registries()).hasSize(1);
    }
  }

  @Test
  void secretThatIsNotSetIsNamed() {
    Cassettes live = builder().mode(CassetteMode.LIVE).environment(name -> null).build();
    live.start("test.json");
    assertThatIllegalStateException()
        .isThrownBy(() -> live.secret("API_TOKEN"))
        .withMessage("API_TOKEN is not set; -Dcassettes=LIVE needs it");
    live.end(true);
  }

  private void record(String body, Use use) throws Exception {
    try (var server = server(body)) {
      Cassettes recorder = recording(server.baseUrl()).build();
      recorder.start("test.json");
      use.with(recorder);
      recorder.end(true);
    }
  }

  private static LocalServer server(String body) {
    var response = new AtomicReference<>(FakeResponse.of(200, "application/json", body));
    return LocalServer.responding(request -> response.get()).start();
  }

  private Cassettes.Builder recording(URI server) {
    return builder()
        .forwardTo(server)
        .mode(CassetteMode.RECORD)
        .environment(Map.of("ORGANIZATION", "acme-inc", "API_TOKEN", "correct horse")::get);
  }

  private Cassettes.Builder builder() {
    return Cassettes.builder(folder, BUILDKITE);
  }

  private HttpResponse<String> create(Cassettes cassettes, String token, String name)
      throws Exception {
    String body = JSON.createObjectNode().put("name", name).put("ecosystem", "ruby").toString();
    return post(cassettes, token, REGISTRIES, body, "application/json");
  }

  private HttpResponse<String> get(Cassettes cassettes, String token, String path)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(cassettes.baseUrl().resolve(path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(
      Cassettes cassettes, String token, String path, String body, String type) throws Exception {
    return http.send(
        HttpRequest.newBuilder(cassettes.baseUrl().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return JSON.readTree(response.body());
  }

  private static String interaction(String method, String path, String request, String body) {
    return """
    {"source": "written", "interactions": [{
      "request": {"method": "%s", "path": "%s", %s},
      "response": {"status": 200, "body": %s}}]}\
    """
        .formatted(method, path, request, body);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("test.json"), text);
  }

  private String cassette() throws IOException {
    return Files.readString(folder.resolve("test.json"));
  }

  private interface Use {
    void with(Cassettes cassettes) throws Exception;
  }
}
