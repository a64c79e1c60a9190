package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakePackageRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The goals of the plugin in real builds. Maven's own Invoker plugin is not used, because it reads the
 * variables of the CI job before a fake can be started, and nothing can be checked between two builds.
 */
class MavenPluginTest {
  private static final String PREFIX =
      "io.github.registrysdk:registry-maven-plugin:" + System.getProperty("registry-sdk.version");

  @TempDir Path temp;

  private final FakeBuildkite fake = FakeBuildkite.start();
  private final List<String> secrets = new ArrayList<>(List.of(fake.token()));
  private Map<String, String> job = Map.of();
  private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    folder = temp.resolve("project");
    copy(Path.of("src/test/resources/project"), folder);
    try (BuildkiteClient admin = fake.configure(BuildkiteClient.builder()).build()) {
      OidcPolicy policy =
          OidcPolicy.of(
              OidcStatement.issuedBy("https://agent.buildkite.com")
                  .granting(OidcScope.READ_PACKAGES, OidcScope.WRITE_PACKAGES));
      for (String name : List.of("jars", "tools")) {
        Ecosystem ecosystem = name.equals("jars") ? Ecosystem.JAVA : Ecosystem.FILES;
        admin
            .organization("acme")
            .registries()
            .create(CreatePackageRegistry.builder(name, ecosystem).oidcPolicy(policy).build());
      }
    }
    Map<String, String> variables = new HashMap<>(fake.addAgentJob(Map.of()));
    secrets.add(variables.get("BUILDKITE_AGENT_ACCESS_TOKEN"));
    variables.put("BUILDKITE_ORGANIZATION_SLUG", "acme");
    variables.put("BUILDKITE_REST_API_ENDPOINT", fake.baseUrl().toString());
    job = Map.copyOf(variables);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void deploySignsInWithTheTokenOfTheJobThatIsRequestedLast(String maven) {
    MavenRun packaged = run(maven, job, "package");
    assertThat(packaged.status()).as(packaged.output()).isZero();
    assertThat(tokenRequests()).as("requests of a build that does not deploy").isZero();

    MavenRun first = run(maven, job, "-X", "deploy");
    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("PUBLISHED tool-1.0.0.bin");
    assertThat(tokenRequests()).as("one for each registry").isEqualTo(2);
    assertThat(versions("jars")).containsExactly("banana 1.0.0-SNAPSHOT");

    MavenRun second = run(maven, job, "deploy");
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(second.output()).contains("ALREADY_PRESENT tool-1.0.0.bin");
    assertThat(versions("tools")).containsExactly("tool 1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void deployToAnotherUrlGetsNoToken(String maven) {
    MavenRun build = run(maven, job, "deploy", "-Dregistry.organization=other");
    assertThat(build.output()).contains("BUILD FAILURE", "has another URL");
    assertThat(tokenRequests()).isZero();
    assertThat(fake.calls(BuildkiteOperation.PUSH_PACKAGE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void onlyDeployNeedsAToken(String maven) {
    String organization = "-Dregistry.organization=acme";
    MavenRun packaged = run(maven, Map.of(), "package", organization);
    assertThat(packaged.status()).as(packaged.output()).isZero();
    MavenRun deploy = run(maven, Map.of(), "deploy", organization);
    assertThat(deploy.output()).contains("BUILD FAILURE", "there is no token: name a server");
    assertThat(fake.calls(BuildkiteOperation.PUSH_PACKAGE)).isEmpty();
  }

  @Test
  void theGuideShowsTheProjectOfTheseTests() throws IOException {
    String project = lines(Files.readString(Path.of("src/test/resources/project/pom.xml")));
    String guide = Files.readString(Path.of("../../../docs/maven.md"));
    List<String> blocks =
        Pattern.compile("(?s)```xml\\n(.*?)```")
            .matcher(guide.replace("https://packages.buildkite.com/", "${registry.packagesUrl}"))
            .results()
            .map(block -> lines(block.group(1)))
            .toList();
    assertThat(blocks).hasSize(2).allMatch(project::contains);
  }

  private static String lines(String xml) {
    return xml.replaceAll("\\n\\s*", "\n").strip();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void publishLeavesAloneWhatIsThereAndFailsForOtherContent(String maven) throws IOException {
    String publish = PREFIX + ":publish@tools";
    MavenRun first = run(maven, job, publish);
    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output()).contains("PUBLISHED tool-1.0.0.bin");
    MavenRun second = run(maven, job, publish);
    assertThat(second.status()).as(second.output()).isZero();
    assertThat(second.output()).contains("ALREADY_PRESENT tool-1.0.0.bin");
    assertThat(versions("tools")).containsExactly("tool 1.0.0");

    Files.writeString(folder.resolve("packages/tool-1.0.0.bin"), "another peel");
    MavenRun conflict = run(maven, job, publish);
    assertThat(conflict.status()).isNotZero();
    assertThat(conflict.output()).contains("tool-1.0.0.bin: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void ensureRegistryReportsItsPlanAndTakesTheTokenFromSettings(String maven) throws IOException {
    Map<String, String> variables =
        Map.of("BUILDKITE_REST_API_ENDPOINT", fake.baseUrl().toString());
    Path settings = Files.writeString(temp.resolve("settings.xml"), settings(fake.token()));
    String[] ensure = {
      PREFIX + ":ensure-registry", "-X", "-s", settings.toString(), "-Dregistry.serverId=buildkite",
      "-Dregistry.organization=acme", "-Dregistry.name=fruit", "-Dregistry.ecosystem=debian",
      "-Dregistry.description=ripe", "-Dregistry.planOnly=true"
    };
    MavenRun plan = run(maven, variables, ensure);
    assertThat(plan.status()).as(plan.output()).isZero();
    assertThat(plan.output()).contains("plan: CREATE fruit", "description");
    assertThat(fake.organization("acme").registries()).hasSize(2);

    ensure[ensure.length - 1] = "-Dregistry.planOnly=false";
    assertThat(run(maven, variables, ensure).output()).contains("CREATE fruit");
    assertThat(fake.organization("acme").registry("fruit").description()).isEqualTo("ripe");
    assertThat(run(maven, variables, ensure).output()).contains("UNCHANGED fruit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void loginWritesASettingsFileWithWhichTheNextBuildDeploys(String maven) throws IOException {
    Path settings = folder.resolve("target/settings.xml");
    String[] login = {
      PREFIX + ":login", "-X", "-Dregistry.registry=jars", "-Dregistry.ecosystem=java",
      "-Dregistry.file=" + settings
    };
    for (int run = 0; run < 2; run++) {
      MavenRun build = run(maven, job, login);
      assertThat(build.status()).as(build.output()).isZero();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
          .isEqualTo("rw-------");
    }
    MavenRun deploy =
        run(maven, Map.of(), "deploy", "-X", "-s", settings.toString(), "-Dregistry.skip=true");
    assertThat(deploy.status()).as(deploy.output()).isZero();
    assertThat(versions("jars")).containsExactly("banana 1.0.0-SNAPSHOT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven.3", "maven.4"})
  void loginKeepsTheRestOfDockersConfiguration(String maven) throws IOException {
    fake.addRegistry("acme", "images", "oci");
    Path config = Files.writeString(temp.resolve("config.json"), "{\"credHelpers\":{}}");
    MavenRun build =
        run(
            maven,
            Map.of("BUILDKITE_API_TOKEN", fake.token(), "BUILDKITE_ORGANIZATION_SLUG", "acme"),
            PREFIX + ":login",
            "-X",
            "-Dregistry.registry=images",
            "-Dregistry.ecosystem=oci",
            "-Dregistry.file=" + config);
    assertThat(build.status()).as(build.output()).isZero();
    assertThat(Files.readString(config))
        .contains("credHelpers", "auths", fake.packagesUrl().getAuthority());
  }

  /** Runs Maven, and checks that it printed no secret, JWT or user name with password. */
  private MavenRun run(String maven, Map<String, String> environment, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-Dregistry.packagesUrl=" + fake.packagesUrl());
    MavenRun run =
        MavenRun.of(
            System.getProperty(maven), folder, environment, all.toArray(new String[0]));
    assertThat(run.output()).doesNotContain(secrets).doesNotContain("eyJ", "YnVpbGRraXRlOm");
    return run;
  }

  private long tokenRequests() {
    return fake.calls(BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN).size();
  }

  private List<String> versions(String registry) {
    FakePackageRegistry state = fake.organization("acme").registry(registry);
    return state.packages().stream()
        .map(item -> item.name() + " " + item.version())
        .distinct()
        .toList();
  }

  private static String settings(String token) {
    return """
        <settings>
          <servers>
            <server>
              <id>buildkite</id>
              <password>%s</password>
            </server>
          </servers>
        </settings>
        """
        .formatted(token);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
