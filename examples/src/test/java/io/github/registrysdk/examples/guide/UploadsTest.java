package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.STORE_UPLOAD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Uploads, secrets, and a provider of one's own. */
@ExtendWith(FakeBuildkiteExtension.class)
final class UploadsTest {
  private static final byte[] BYTES = "damson".getBytes(UTF_8);

  @Test
  void everyKindOfContentArrives(FakeBuildkite fake, @TempDir Path folder) throws IOException {
    fake.addRegistry("acme", "debs", "debian");
    Path file = Files.write(folder.resolve("cherry_1.0.0_all.deb"), new byte[200_000]);
    List<Long> percents = new ArrayList<>();
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      RegistryPackageService packages = buildkite.organization("acme").registry("debs").packages();
      assertThat(Uploads.file(packages, file, percents::add).name()).isEqualTo("cherry");
      assertThat(percents).last().isEqualTo(100L);
      RegistryPackage damson = Uploads.memory(packages, BYTES);
      assertThat(damson.name()).isEqualTo("damson");
      String sha256 = damson.digests().get("sha256");
      assertThat(Uploads.isPublished(packages, "damson", sha256)).isTrue();
      assertThat(Uploads.isPublished(packages, "dam", sha256)).isFalse();
      assertThat(Uploads.stream(packages, new ByteArrayInputStream(BYTES), BYTES.length).name())
          .isEqualTo("elder");
      assertThat(Uploads.spooled(packages, new ByteArrayInputStream(BYTES), folder).name())
          .isEqualTo("ilex");
      assertThat(Uploads.content(packages, BYTES).name()).isEqualTo("fig");

      Path other = Files.write(folder.resolve("grape_1.0.0_all.deb"), new byte[200_000]);
      assertThat(Uploads.large(packages, other).name()).isEqualTo("grape");
      assertThat(fake.calls(STORE_UPLOAD)).hasSize(1);

      Upload tooLong = Upload.stream("hazel_1.0.0_all.deb", 3, new ByteArrayInputStream(BYTES));
      assertThat(Uploads.reason(packages, tooLong)).startsWith("CHANGED, ");
    }
  }

  @Test
  void otherStorageIsTrusted(FakeBuildkite fake) {
    try (BuildkiteClient client = Uploads.trusting(fake.configure(BuildkiteClient.builder()))) {
      assertThat(client.baseUrl()).isEqualTo(fake.baseUrl());
    }
  }

  @Test
  void secretIsHandedOnAndWiped() {
    Secret secret = Secret.of("bkpt_1");
    List<String> stored = new ArrayList<>();

    assertThat(Guarding.handOn(secret, stored::add)).isEqualTo("stored [secret]");

    assertThat(stored).containsExactly("bkpt_1");
    assertThat(secret.isDestroyed()).isTrue();
  }

  @Test
  void plainHttpHasToBeAllowed() {
    Secret token = Secret.of("unsent");
    try (BuildkiteClient buildkite =
        Guarding.behindGateway("http://gateway.acme.example/", token)) {
      assertThat(buildkite.baseUrl()).hasScheme("http");
    }
  }

  @Test
  void ownProviderNeedsADialectAndOperations() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/mirrors", "[{\"name\": \"eu\", \"url\": \"https://eu.acme.example/\"}]");
    answer(server, "/mirrors/eu", "{\"name\": \"eu\", \"url\": \"https://eu.acme.example/\"}");
    server.start();
    try (AcmeClient acme =
        AcmeClient.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .token(Secret.of("acme"))
            .build()) {
      assertThat(acme.mirrors()).containsExactly(acme.mirror("eu"));
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, String json) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          byte[] body = json.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
