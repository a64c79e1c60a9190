package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class RegistryAccessTest {
  private static final String REGISTRY = "https://packages.buildkite.com/acme/r";

  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  private static RegistryAccess access(String ecosystem) {
    try (BuildkiteClient client = BuildkiteClient.builder().token(Secret.of("bkua_1")).build()) {
      return client.organization("acme").registry("r", new Ecosystem(ecosystem)).access();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alpine, /alpine_any/alpine_any/main,",
    "container, '', docker_registry",
    "debian, /any/,",
    "files, /files/,",
    "helm, /helm,",
    "helm_oci, '', helm_registry",
    "huggingface, /huggingface,",
    "java, /maven2/, maven_repository",
    "javascript, /npm/, npm_registry",
    "nuget, /nuget/index.json, nuget_feed",
    "oci, '', docker_registry",
    "python, /pypi/simple, python_index",
    "redhat, /rpm_any/rpm_any/,",
    "ruby, '', rubygems_server",
  })
  void everyEcosystemHasItsUrl(String ecosystem, String path, String gitHubType) {
    RegistryAccess access = access(ecosystem);

    assertThat(access.url()).isEqualTo(URI.create(REGISTRY + path));
    assertThat(access.audience()).isEqualTo(REGISTRY);
    assertThat(access.userName()).isEqualTo("buildkite");
    assertThat(access.gitHubRegistryType()).isEqualTo(gitHubType);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "javascript | .npmrc | //packages.buildkite.com/acme/r/npm/:_authToken=REGISTRY_TOKEN",
        "python | pip.conf | https://buildkite:REGISTRY_TOKEN@packages.buildkite.com/acme/r/pypi/simple",
        "oci | docker login | docker login packages.buildkite.com/acme/r --username buildkite",
        "container | docker login | packages.buildkite.com/acme/r --username buildkite",
        "helm | helm repo add | helm repo add r https://packages.buildkite.com/acme/r/helm --username",
        "helm_oci | helm registry login | helm registry login packages.buildkite.com/acme/r --user",
        "java | build.gradle.kts | url = uri(\"https://packages.buildkite.com/acme/r/maven2/\")",
        "java | build.gradle.kts | value = \"Bearer REGISTRY_TOKEN\"",
        "java | settings.xml | <value>Bearer REGISTRY_TOKEN</value>",
        "java | settings.xml | <url>https://packages.buildkite.com/acme/r/maven2/</url>",
      })
  void settingsAreReadyToUse(String ecosystem, String name, String line) {
    assertThat(access(ecosystem).settings().get(name)).contains(line.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"oci", "helm", "helm_oci"})
  void noCommandHasTheTokenAmongItsArguments(String ecosystem) {
    assertThat(access(ecosystem).settings().values())
        .singleElement()
        .asString()
        .startsWith("printf %s 'REGISTRY_TOKEN' | ")
        .endsWith(" --password-stdin\n");
  }

  @Test
  void mavenSettingsAreXml() throws Exception {
    String text = access("java").settings().get("settings.xml");

    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));

    assertThat(document.getElementsByTagName("server").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("id").item(0).getTextContent()).isEqualTo("acme-r");
  }

  @Test
  void imageNamesBeginWithHostAndPath() {
    assertThat(access("oci").imagePrefix()).isEqualTo("packages.buildkite.com/acme/r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oci", "container", "helm_oci"})
  void dockerIsSignedInToTheHostOfImages(String ecosystem) {
    DockerLogin login = access(ecosystem).dockerLogin(Secret.of("bkrt_1"));

    assertThat(login)
        .isEqualTo(
            new DockerLogin("packages.buildkite.com/acme/r", "buildkite", Secret.of("bkrt_1")));
    assertThat(login.host()).isEqualTo("packages.buildkite.com");
    assertThat(login.imageReference("api", "1.0.0"))
        .isEqualTo("packages.buildkite.com/acme/r/api:1.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"helm", "debian", "java"})
  void dockerHasNoLoginForOtherPackages(String ecosystem) {
    assertThatIllegalStateException()
        .isThrownBy(() -> access(ecosystem).dockerLogin(Secret.of("bkrt_1")))
        .withMessageContaining("oci");
  }

  @Test
  void ecosystemMustBeKnown() {
    try (BuildkiteClient client = BuildkiteClient.builder().token(Secret.of("bkua_1")).build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> client.organization("acme").registry("r").access());
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> access("mystery"))
        .withMessageContaining("mystery");
  }

  @Test
  void urlIsThatWhereTheFakeServesTheFile() throws IOException, InterruptedException {
    FakeBuildkite fake = FAKES.fake();
    fake.addRegistry("acme", "r", "java");
    fake.addPackage("acme", "r", "a/b/1.0/b-1.0.jar", "jar".getBytes(UTF_8));
    try (BuildkiteClient client = Clients.builder(fake).packagesUrl(fake.packagesUrl()).build()) {
      RegistryAccess access = client.organization("acme").registry("r", Ecosystem.JAVA).access();
      HttpRequest pull =
          HttpRequest.newBuilder(access.url().resolve("a/b/1.0/b-1.0.jar"))
              .header("Authorization", "Bearer " + fake.token())
              .build();

      assertThat(HttpClient.newHttpClient().send(pull, HttpResponse.BodyHandlers.ofString()))
          .satisfies(response -> assertThat(response.body()).isEqualTo("jar"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://p.example/",
        "https://u:p@p.example/",
        "https://p.example/?q",
        "https://p.example/a&b/",
        "https://p.example/$(x)/",
        "p.example"
      })
  void packagesUrlMustBeAPlainUrl(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BuildkiteClient.builder().packagesUrl(URI.create(url)));
  }
}
