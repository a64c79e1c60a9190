package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.IntStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackageApiTest {

  private static final String PACKAGES = Http.REGISTRIES + "/debs/packages";
  private static final String BANANA = "banana_1.1-2_amd64.deb";

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder().clock(ManualClock.at(Instant.parse("2024-08-22T06:24:53Z"))).start();

  @AutoClose private final Http http = new Http(fake);

  @BeforeEach
  void addRegistries() {
    fake.addRegistry("acme", "debs", "debian");
    fake.addRegistry("acme", "more debs", "debian");
    fake.addRegistry("acme", "jars", "java");
  }

  @Test
  void publishedPackageTellsTheDigestsOfWhatWasSent() throws IOException, NoSuchAlgorithmException {
    var reply = http.publish("debs", BANANA, "peel");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("name").textValue()).isEqualTo("banana");
    assertThat(reply.json().get("version").textValue()).isEqualTo("1.1-2");
    for (String[] pair :
        new String[][] {
          {"md5", "MD5"}, {"sha1", "SHA-1"}, {"sha256", "SHA-256"}, {"sha512", "SHA-512"}
        }) {
      byte[] digest =
          MessageDigest.getInstance(pair[1]).digest("peel".getBytes(StandardCharsets.UTF_8));
      assertThat(reply.json().at("/digests/" + pair[0]).textValue())
          .isEqualTo(HexFormat.of().formatHex(digest));
    }
    var held = fake.organization("acme").registry("debs").packages().get(0);
    assertThat(held.fileName()).isEqualTo(BANANA);
    assertThat(held.size()).isEqualTo(4);
  }

  @Test
  void packageHasEveryFieldOfThePage() throws IOException {
    String id = http.publish("debs", BANANA, "peel").json().get("id").textValue();

    var item = http.get(PACKAGES + "/" + id).json();

    assertThat(item.fieldNames())
        .toIterable()
        .contains("id", "url", "web_url", "name", "organization", "registry")
        .contains("version", "variant", "metadata", "digests");
    var listed = http.get(PACKAGES).json().at("/items/0");
    assertThat(listed.get("created_at").textValue()).isEqualTo("2024-08-22T06:24:53Z");
    assertThat(listed.get("digests")).isEqualTo(item.get("digests"));
    assertThat(listed.get("variant").isNull()).isTrue();
    assertThat(item.at("/registry/slug").textValue()).isEqualTo("debs");
    assertThat(item.at("/organization/web_url").textValue())
        .isEqualTo("https://buildkite.com/acme");
  }

  @Test
  void aLargeUploadIsDigestedAndNotRecorded() throws IOException {
    long size = 64L << 20;
    var body =
        new RequestBody() {
          @Override
          public @Nullable MediaType contentType() {
            return null;
          }

          @Override
          public long contentLength() {
            return size;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            byte[] block = new byte[1 << 20];
            for (long sent = 0; sent < size; sent += block.length) {
              sink.write(block);
            }
          }
        };

    http.postForm(PACKAGES, Http.form().addFormDataPart("file", BANANA, body).build());

    assertThat(fake.organization("acme").registry("debs").packages().get(0).size()).isEqualTo(size);
    assertThat(fake.calls().get(0).bodySize()).isGreaterThan(size);
    assertThatIllegalStateException().isThrownBy(fake.calls().get(0)::body);
  }

  @Test
  void copyMakesAPackageInTheDestination() throws IOException {
    String id = http.publish("debs", BANANA, "peel").json().get("id").textValue();

    var reply = http.post(PACKAGES + "/" + id + "/copy?to=more-debs");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/registry/slug").textValue()).isEqualTo("more-debs");
    var original = fake.organization("acme").registry("debs").packages().get(0);
    var copy = fake.organization("acme").registry("more-debs").packages().get(0);
    assertThat(copy.digests()).isEqualTo(original.digests());
    assertThat(copy.id()).isNotEqualTo(id);
  }

  @Test
  void copyOfWhatIsThereIsRefused() throws IOException {
    String id = fake.addPackage("acme", "debs", BANANA, new byte[1]);
    fake.addPackage("acme", "more-debs", BANANA, new byte[2]);

    assertThat(http.post(PACKAGES + "/" + id + "/copy?to=more-debs").status()).isEqualTo(409);
    assertThat(fake.organization("acme").registry("more-debs").packages()).hasSize(1);
  }

  @Test
  void packageThatCannotBeThereIsNotAdded() {
    fake.addPackage("acme", "debs", BANANA, new byte[1]);
    fake.addRegistry("acme", "files", "files");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.addPackage("acme", "debs", BANANA, new byte[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.addPackage("acme", "files", "notes.txt", new byte[1]));
  }

  @Test
  void copyIsRefusedWhereItCannotBe() throws IOException {
    String deb = fake.addPackage("acme", "debs", BANANA, new byte[1]);
    String jar = fake.addPackage("acme", "jars", "a-1.jar", new byte[1]);

    assertThat(http.post(PACKAGES + "/" + deb + "/copy").status()).isEqualTo(422);
    assertThat(http.post(PACKAGES + "/" + deb + "/copy?to=nowhere").status()).isEqualTo(422);
    assertThat(http.post(PACKAGES + "/" + deb + "/copy?to=jars").status()).isEqualTo(422);
    assertThat(http.post(Http.REGISTRIES + "/jars/packages/" + jar + "/copy?to=jars").status())
        .isEqualTo(422);
  }

  @Test
  void deletedPackageIsNotFound() throws IOException {
    String id = fake.addPackage("acme", "debs", BANANA, new byte[1]);

    assertThat(http.delete(PACKAGES + "/" + id).status()).isEqualTo(200);

    assertThat(http.get(PACKAGES + "/" + id).status()).isEqualTo(404);
    assertThat(http.delete(PACKAGES + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void publishWithoutAProperFileIsRefused() throws IOException {
    var wrongName = Http.form().addFormDataPart("package", BANANA, Http.bytes("peel")).build();
    var two =
        Http.form()
            .addFormDataPart("file", BANANA, Http.bytes("peel"))
            .addFormDataPart("file", BANANA, Http.bytes("peel"))
            .build();

    assertThat(http.postForm(PACKAGES, wrongName).status()).isEqualTo(422);
    assertThat(http.postForm(PACKAGES, two).status()).isEqualTo(422);
    assertThat(http.publish("debs", BANANA, "").status()).isEqualTo(422);
    assertThat(http.post(PACKAGES, "{}").status()).isEqualTo(400);
    assertThat(fake.organization("acme").registry("debs").packages()).isEmpty();
  }

  @Test
  void attestationsMayComeWithTheFile() throws IOException {
    var form =
        Http.form()
            .addFormDataPart("file", BANANA, Http.bytes("peel"))
            .addFormDataPart("attestation_bundle", "bundle.jsonl", Http.bytes("{}\n"))
            .build();

    assertThat(http.postForm(PACKAGES, form).status()).isEqualTo(200);
    assertThat(fake.organization("acme").registry("debs").packages())
        .singleElement()
        .returns(BANANA, FakeRegistryPackage::fileName);
  }

  @Test
  void parallelRequestsLoseNothing() {
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              try {
                http.publish("debs", "banana_" + i + "_all.deb", "peel " + i);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    assertThat(fake.organization("acme").registry("debs").packages())
        .hasSize(200)
        .extracting(FakeRegistryPackage::id)
        .doesNotHaveDuplicates();
    assertThat(fake.calls()).hasSize(200);
  }
}
