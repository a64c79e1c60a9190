package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesHostTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder().clock(ManualClock.at(NOW)).organization("acme").start();

  private final String packages = fake.packagesUrl().toString();
  @AutoClose private final Http http = new Http(fake);

  @ParameterizedTest
  @CsvSource({
    "java, com/acme/core/1.0/core-1.0.jar, /maven2/com/acme/core/1.0/core-1.0.jar",
    "files, core-1.0.0.bin, /files/core-1.0.0.bin",
    "javascript, core-1.0.0.tgz, /npm/core",
    "javascript, core-1.0.0.tgz, /npm/core/-/core-1.0.0.tgz",
    "python, core-1.0.tar.gz, /pypi/simple/core/",
    "nuget, core.1.0.0.nupkg, /nuget/index.json",
    "helm, core-1.0.0.tgz, /helm/index.yaml",
    "debian, core_1.0_all.deb, /any/dists/any/InRelease",
    "debian, core_1.0_all.deb, /gpgkey",
    "redhat, core-1.0-1.x86_64.rpm, /rpm_any/rpm_any/x86_64/repodata/repomd.xml",
    "alpine, core-1.0-r0.apk, /alpine_any/alpine_any/main/x86_64/APKINDEX.tar.gz",
    "ruby, core-1.0.gem, /specs.4.8.gz",
    "ruby, core-1.0.gem, /gems/core-1.0.gem"
  })
  void packagesAreAtThePathsOfTheirEcosystem(String ecosystem, String file, String path)
      throws IOException {
    String slug = fake.addRegistry("acme", "mine", ecosystem);
    String other = fake.addRegistry("acme", "other", ecosystem.equals("ruby") ? "oci" : "ruby");
    fake.addPackage("acme", slug, file, "peel".getBytes(StandardCharsets.UTF_8));

    try (Http reader = new Http(fake, registryToken(slug));
        Http stranger = new Http(fake, registryToken(other))) {
      assertThat(reader.get(packages + "acme/" + slug + path).status()).isEqualTo(200);
      assertThat(stranger.get(packages + "acme/" + slug + path).status()).isEqualTo(401);
      assertThat(stranger.get(packages + "acme/" + other + path).status()).isEqualTo(404);
      assertThat(reader.get(packages + "acme/" + slug + "/x" + path).status()).isEqualTo(404);
      assertThat(reader.get(packages + "acme/missing" + path).status()).isEqualTo(401);
    }
    assertThat(http.get(packages + "acme/" + slug + path).status()).isEqualTo(200);
    assertThat(http.get(packages + "acme/missing" + path).status()).isEqualTo(404);
  }

  @Test
  void credentialsAreABearerTokenOrThePasswordOfTheUserBuildkite() throws IOException {
    String slug = fake.addRegistry("acme", "mine", "files");
    fake.addPackage("acme", slug, "core-1.0.0.bin", new byte[1]);
    fake.addToken("bkua_lists", "read_registries");
    String url = packages + "acme/mine/files/core-1.0.0.bin";
    String token = registryToken(slug);

    assertThat(status(url, "Bearer " + token)).isEqualTo(200);
    assertThat(status(url, Credentials.basic("buildkite", token))).isEqualTo(200);
    assertThat(status(url, Credentials.basic("somebody", token))).isEqualTo(401);
    assertThat(status(url, "Bearer wrong")).isEqualTo(401);
    assertThat(status(url, "Bearer bkua_lists")).isEqualTo(403);
    assertThat(http.send(new Request.Builder().url(url).build()).headers().get("WWW-Authenticate"))
        .startsWith("Basic ");
  }

  @Test
  void oidcTokenOpensARegistryWhosePolicyMatches() throws IOException {
    String policy =
        """
        {"name": "mine", "ecosystem": "files", "oidc_policy": [
         {"iss": "https://agent.buildkite.com", "scopes": ["read_packages"],
          "claims": {"pipeline_slug": {"in": ["release"]}, "build_branch": {"matches": "v*"}}},
         {"iss": "https://agent.buildkite.com", "claims": {"pipeline_slug": "logger-gem"}},
         {"iss": "https://agent.buildkite.com", "scopes": [], "claims": {}}]}
        """;
    assertThat(http.post(Http.REGISTRIES, policy).status()).isEqualTo(200);
    fake.addPackage("acme", "mine", "core-1.0.0.bin", new byte[1]);

    assertThat(oidcStatus("acme/mine", "release", 300)).isEqualTo(200);
    assertThat(oidcStatus("acme/mine", "logger-gem", 300)).isEqualTo(200);
    assertThat(oidcStatus("acme/mine", "other", 300)).isEqualTo(401);
    assertThat(oidcStatus("acme/other", "release", 300)).isEqualTo(401);
    assertThat(oidcStatus("acme/mine", "release", 301)).isEqualTo(401);
    assertThat(oidcStatus("acme/mine", "release", 0)).isEqualTo(401);
    String file = packages + "acme/mine/files/core-1.0.0.bin";
    assertThat(status(file, "Bearer " + oidcToken("acme/mine", "release", NOW.plusSeconds(1), 60)))
        .isEqualTo(401);
    String signed = oidcToken("acme/mine", "release", NOW, 300);
    assertThat(status(file, "Bearer " + signed)).isEqualTo(200);
    String[] parts = signed.split("\\.", -1);
    String other = oidcToken("acme/mine", "other", NOW, 300).split("\\.", -1)[2];
    assertThat(status(file, "Bearer " + parts[0] + "." + parts[1] + "." + other)).isEqualTo(401);
    assertThat(status(file, "Bearer e30." + parts[1] + "." + parts[2])).isEqualTo(401);
  }

  @Test
  void oidcTokenOpensTheApiForThePackagesOfItsRegistryOnly() throws IOException {
    String policy =
        """
        {"name": "mine", "ecosystem": "files", "oidc_policy": [
         {"iss": "https://agent.buildkite.com", "scopes": ["read_packages"], "claims": {}}]}
        """;
    assertThat(http.post(Http.REGISTRIES, policy).status()).isEqualTo(200);
    fake.addRegistry("acme", "other", "files");

    try (Http job = new Http(fake, oidcToken("acme/mine", "release", NOW, 300))) {
      assertThat(job.get(Http.REGISTRIES + "/mine/packages").status()).isEqualTo(200);
      assertThat(job.get(Http.REGISTRIES + "/other/packages").status()).isEqualTo(401);
      assertThat(job.get(Http.REGISTRIES + "/mine").status()).isEqualTo(401);
      assertThat(job.get(Http.REGISTRIES).status()).isEqualTo(401);
      assertThat(job.get("v2/access-token").status()).isEqualTo(401);
      assertThat(job.publish("mine", "core-1.0.0.bin", "x").status()).isEqualTo(401);
    }
  }

  private int oidcStatus(String registry, String pipeline, int lifetime) throws IOException {
    return status(
        packages + "acme/mine/files/core-1.0.0.bin",
        "Bearer " + oidcToken(registry, pipeline, NOW, lifetime));
  }

  private String oidcToken(String registry, String pipeline, Instant issued, int lifetime) {
    return fake.oidcToken(
        Map.of(
            "iss",
            "https://agent.buildkite.com",
            "aud",
            "https://packages.buildkite.com/" + registry,
            "pipeline_slug",
            pipeline,
            "build_branch",
            "v1",
            "iat",
            issued.getEpochSecond(),
            "exp",
            issued.getEpochSecond() + lifetime));
  }

  @Test
  void mavenDeploysFilesAndTheirChecksums() throws IOException {
    fake.addRegistry("acme", "jars", "java");
    String core = packages + "acme/jars/maven2/com/acme/core/1.0/core-1.0";

    assertThat(put(core + ".pom", "<project/>").status()).isEqualTo(201);
    assertThat(put(core + ".jar", "peel").status()).isEqualTo(201);
    assertThat(put(core + ".jar.sha1", sha1("peel")).status()).isEqualTo(201);
    assertThat(put(core + "-sources.jar", "source").status()).isEqualTo(201);
    assertThat(put(core + ".jar.sha1", sha1("other")).status()).isEqualTo(422);
    assertThat(put(core + ".jar", "peel").status()).isEqualTo(409);
    assertThat(put(core.replace("com/acme/", "com/other/") + ".jar", "x").status()).isEqualTo(201);
    assertThat(put(packages + "acme/jars/maven2/core-1.0.jar", "peel").status()).isEqualTo(422);
    assertThat(put(packages + "acme/jars/com/acme/core/1.0/core-1.0.jar", "x").status())
        .isEqualTo(404);
    String snapshots = packages + "acme/jars/maven2/com/acme/core/2.0-SNAPSHOT/";
    assertThat(put(snapshots + "core-2.0-20261129.120000-1.jar", "peel").status()).isEqualTo(201);
    assertThat(put(snapshots + "maven-metadata.xml", "<metadata/>").status()).isEqualTo(201);
    assertThat(put(snapshots + "maven-metadata.xml", "<metadata>").status()).isEqualTo(201);

    try (Http reader = new Http(fake, registryToken("jars"))) {
      assertThat(reader.get(core + ".jar").text()).isEqualTo("peel");
      assertThat(reader.get(core + ".jar.sha1").text()).isEqualTo(sha1("peel"));
    }
    assertThat(fake.organization("acme").registry("jars").packages())
        .extracting(FakeRegistryPackage::name, FakeRegistryPackage::version)
        .containsExactly(tuple("core", "2.0-SNAPSHOT"), tuple("core", "1.0"), tuple("core", "1.0"));
    String id = fake.organization("acme").registry("jars").packages().get(2).id();
    assertThat(http.delete(Http.REGISTRIES + "/jars/packages/" + id).status()).isEqualTo(200);
    assertThat(http.get(core + ".jar").status()).isEqualTo(404);
  }

  @Test
  void registryTokenCannotPush() throws IOException {
    fake.addRegistry("acme", "jars", "java");
    String token = registryToken("jars");

    var request =
        new Request.Builder()
            .url(packages + "acme/jars/maven2/com/acme/core/1.0/core-1.0.jar")
            .header("Authorization", "Bearer " + token)
            .put(Http.bytes("peel"))
            .build();

    assertThat(http.send(request).status()).isEqualTo(403);
    assertThat(fake.organization("acme").registry("jars").packages()).isEmpty();
  }

  @Test
  void imageIsPushedAndPulled() throws IOException {
    fake.addRegistry("acme", "images", "oci");
    String image = packages + "v2/acme/images/app";
    String digest = "sha256:" + ByteString.encodeUtf8("{}").sha256().hex();
    String manifest =
        """
        {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
         "config": {"mediaType": "application/vnd.oci.empty.v1+json", "digest": "%s", "size": 2},
         "layers": []}
        """
            .formatted(digest);

    assertThat(put(image + "/manifests/1.0", manifest).text()).contains("MANIFEST_BLOB_UNKNOWN");
    var started = http.post(image + "/blobs/uploads/");
    assertThat(started.status()).isEqualTo(202);
    String location = started.headers().get("Location");
    assertThat(put(location + "?digest=sha256:00", "{}").text()).contains("DIGEST_INVALID");
    assertThat(put(location + "?digest=" + digest, "{}").status()).isEqualTo(201);
    assertThat(put(image + "/manifests/1.0", manifest).status()).isEqualTo(201);
    assertThat(put(image + "/manifests/1.0", manifest).status()).isEqualTo(201);

    try (Http reader = new Http(fake, registryToken("images"))) {
      assertThat(reader.get(packages + "v2/").status()).isEqualTo(200);
      var pulled = reader.get(image + "/manifests/1.0");
      assertThat(pulled.text()).isEqualTo(manifest);
      assertThat(pulled.headers().get("Content-Type"))
          .isEqualTo("application/vnd.oci.image.manifest.v1+json");
      String named = pulled.headers().get("Docker-Content-Digest");
      assertThat(reader.get(image + "/manifests/" + named).text()).isEqualTo(manifest);
      assertThat(reader.get(image + "/blobs/" + digest).text()).isEqualTo("{}");
      var head =
          new Request.Builder()
              .url(image + "/manifests/1.0")
              .header("Authorization", "Bearer " + registryToken("images"))
              .head()
              .build();
      assertThat(reader.send(head).headers().get("Docker-Content-Digest")).isEqualTo(named);
      assertThat(reader.get(image + "/manifests/2.0").text()).contains("MANIFEST_UNKNOWN");
      assertThat(reader.get(packages + "acme/images/app").status()).isEqualTo(404);
    }
    assertThat(fake.organization("acme").registry("images").packages())
        .singleElement()
        .returns("app", FakeRegistryPackage::name)
        .returns("1.0", FakeRegistryPackage::version);
    try (Http stranger = new Http(fake, "bkrt_unknown")) {
      assertThat(stranger.get(packages + "v2/").status()).isEqualTo(401);
    }
  }

  @Test
  void imageAndJavaPackageCanBeAdded() throws IOException {
    fake.addRegistry("acme", "images", "oci");
    fake.addRegistry("acme", "jars", "java");
    fake.addPackage("acme", "images", "app:1.0", "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(http.get(packages + "v2/acme/images/app/manifests/1.0").text()).isEqualTo("{}");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> fake.addPackage("acme", "jars", "not/maven.jar", new byte[1]));
  }

  @Test
  void fileInStorageIsPulledWithoutTheToken() throws IOException {
    fake.addRegistry("acme", "mine", "files");
    fake.addPackage("acme", "mine", "core-1.0.0.bin", "peel".getBytes(StandardCharsets.UTF_8));
    fake.addPackage("acme", "mine", "large-1.0.0.bin", new byte[(1 << 20) + 1]);

    assertThat(http.get(packages + "acme/mine/files/core-1.0.0.bin").text()).isEqualTo("peel");
    assertThat(http.get(packages + "acme/mine/files/large-1.0.0.bin").status()).isEqualTo(501);
    assertThat(http.get(fake.storageUrl() + "x").status()).isEqualTo(400);
    assertThat(fake.calls(BuildkiteOperation.PULL_PACKAGE)).hasSize(2);
    assertThat(fake.calls(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)).hasSize(3);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(fake::verify)
        .withMessageContaining("a credential went to another host");
  }

  private String registryToken(String slug) throws IOException {
    return http.post(Http.REGISTRIES + "/" + slug + "/tokens", "{\"description\": \"ci\"}")
        .json()
        .get("token")
        .textValue();
  }

  private int status(String url, String authorization) throws IOException {
    return http.send(new Request.Builder().url(url).header("Authorization", authorization).build())
        .status();
  }

  private Http.Reply put(String url, String body) throws IOException {
    return http.send(
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + fake.token())
            .put(RequestBody.create(body.getBytes(StandardCharsets.UTF_8)))
            .build());
  }

  private static String sha1(String text) {
    return ByteString.encodeUtf8(text).sha1().hex();
  }
}
