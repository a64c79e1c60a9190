package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TlsOptions;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import io.github.registrysdk.testing.FakeWebhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests and responses in full, webhooks and certificates. */
@ExtendWith({FakeBuildkiteExtension.class, FakeHumanitecExtension.class})
final class InFullTest {
  private static final Secret SECRET = Secret.of("hunter2-hunter2");

  @Test
  void unknownFieldIsSent(FakeBuildkite fake) {
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      buildkite.organization("acme").registries().create(InFull.unknownFields(SECRET));
    }
    assertThat(fake.calls().get(0).bodyText())
        .contains("\"retention\":{\"days\":30}", "\"mirror_password\":\"hunter2-hunter2\"");
    assertThat(InFull.unknownFields(SECRET).toString()).doesNotContain("hunter2");
  }

  @Test
  void responseHasItsDetails(FakeBuildkite fake) throws Exception {
    fake.addRegistry("acme", "fruit", "debian");
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      assertThat(InFull.details(buildkite))
          .matches("fruit: 200, request [-0-9a-f]{36}, 1 attempts, expires never");
      assertThat(InFull.named(buildkite)).containsExactly(new InFull.Named("fruit", "debian"));
      assertThat(InFull.deleted(buildkite).get().status()).isBetween(200, 204);
      assertThat(InFull.created(buildkite))
          .isInstanceOfSatisfying(
              Map.class, created -> assertThat(created.get("slug")).isEqualTo("fruit"));
    }
  }

  @Test
  void webhookIsHandled(FakeBuildkite fake) {
    fake.addRegistry("acme", "fruit", "debian");
    String id = fake.addPackage("acme", "fruit", "banana_1.0_all.deb", new byte[] {1});
    List<String> log = new ArrayList<>();
    FakeWebhook created = fake.packageCreated("acme", "fruit", id, "hunter2-hunter2");
    FakeWebhook ping = fake.webhook("ping", "{\"event\":\"ping\"}", "hunter2-hunter2");

    assertThat(Hooked.handle(created.headers(), created.bytes(), SECRET, log::add)).isEqualTo(204);
    assertThat(Hooked.handle(ping.headers(), ping.bytes(), SECRET, log::add)).isEqualTo(204);
    assertThat(Hooked.handle(ping.headers(), created.bytes(), SECRET, log::add)).isEqualTo(401);

    assertThat(log.subList(0, 2)).containsExactly("new package banana", "ignored ping");
    assertThat(log.get(2)).contains("its signature does not match").doesNotContain("hunter2");
  }

  @Test
  void authorityIsTrusted(FakeHumanitec fake, @TempDir Path folder) throws Exception {
    X509Certificate any = anAuthority();
    Path file = folder.resolve("ca.pem");
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(any.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    try (HumanitecClient humanitec =
        Certified.trusting(fake.baseUrl().toString(), Secret.of(fake.token()), file)) {
      assertThat(humanitec.organization("acme").registries().list()).isNotEmpty();
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", any);
    TlsOptions only = Certified.only(store);
    assertThat(only).hasToString("TlsOptions[1 certificate authorities only]");
  }

  private static X509Certificate anAuthority() throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    Certificate[] all = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    return (X509Certificate) all[0];
  }
}
