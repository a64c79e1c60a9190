package io.github.registrysdk.examples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.buildkite.BuildkiteWebhook;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.AppSignIn;
import io.github.registrysdk.github.DependabotSecretService;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeWebhook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the modules' own tests derive from the code, against what Jackson does in a whole run. */
@ResourceLock(Resources.SYSTEM_OUT)
final class NativeMetadataTest {
  private static final List<String> PROVIDERS =
      List.of("sdk-buildkite", "sdk-github", "sdk-humanitec");

  @Test
  void jacksonCallsTheConstructorsThatAreListedAndNoOthers() throws Exception {
    useEveryModel();

    JacksonMemory jackson = JacksonMemory.ofTheSdk();
    Map<String, String> called = new TreeMap<>(jackson.constructors());
    // The guide's own provider, which another test in this JVM may have used before.
    called.keySet().removeIf(type -> type.startsWith("io.github.registrysdk.examples."));
    assertThat(called).containsExactlyInAnyOrderEntriesOf(listed());
    assertThat(jackson.written()).as("models in request bodies").isEmpty();
  }

  private static void useEveryModel() throws Exception {
    RecordedScreen recorded = RecordedScreen.unattended();
    int status = Tour.run(() -> TourSettings.of(List.of(), Map.of()), recorded.screen());
    assertThat(status).as(recorded.text()).isZero();
    PrintStream standard = System.out;
    System.setOut(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    try {
      AppSignIn.main(new String[0]);
    } finally {
      System.setOut(standard);
    }
    try (FakeBuildkite fake = FakeBuildkite.start();
        BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build()) {
      buildkite.accessToken();
      fake.addRegistry("acme", "fruit", "debian");
      String id = fake.addPackage("acme", "fruit", "banana_1.0_all.deb", new byte[] {1});
      FakeWebhook created = fake.packageCreated("acme", "fruit", id, fake.token());
      BuildkiteWebhook.parse(created.headers(), created.bytes(), Secret.of(fake.token()));
      BuildkiteOidc.agent(fake.addAgentJob(Map.of())).forRegistry("acme", "fruit").token();
      BuildkiteOidc.gitHubActions(fake.addGitHubActionsJob(Map.of()))
          .forRegistry("acme", "fruit")
          .token();
    }
    try (FakeGitHub fake = FakeGitHub.start();
        GitHubClient github = fake.configure(GitHubClient.builder()).build()) {
      fake.addDependabotSecret("acme", "NPM_TOKEN", "value", fake.addRepository("acme", "api"));
      DependabotSecretService secrets = github.organization("acme").dependabotSecrets();
      secrets.list().forEach(secret -> secrets.repositories(secret.name()).toList());
    }
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> constructors = new TreeMap<>();
    for (String module : PROVIDERS) {
      for (JsonNode type : metadata(module).required("reflection")) {
        JsonNode constructor = type.required("methods").required(0);
        assertThat(constructor.required("name").textValue()).isEqualTo("<init>");
        constructors.put(
            type.required("type").textValue(),
            StreamSupport.stream(constructor.required("parameterTypes").spliterator(), false)
                .map(JsonNode::textValue)
                .collect(joining(", ")));
      }
    }
    return constructors;
  }

  private static JsonNode metadata(String module) throws IOException {
    String name =
        "/META-INF/native-image/io.github.registrysdk/" + module + "/reachability-metadata.json";
    try (InputStream file = NativeMetadataTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file, name));
    }
  }
}
