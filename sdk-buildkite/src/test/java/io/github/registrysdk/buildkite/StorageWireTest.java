package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testsupport.Fixture;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageWireTest {
  private static final String PACKAGES = "/v2/packages/organizations/acme/registries/gems/packages";

  private final ScriptedBuildkite buildkite = new ScriptedBuildkite();
  private final Upload upload = Upload.bytes("ba na+na%.deb", "peel".getBytes(UTF_8));

  @AfterEach
  void close() {
    buildkite.close();
  }

  @Test
  void fileTakesThreeRequests() {
    String storage = buildkite.url() + "bucket/";
    buildkite.responding(200, slot(storage)).responding(stored()).respondingFixture("package.json");

    PackageWireTest.assertIsThePages(
        buildkite.gems().packages().publish(upload, PublishVia.STORAGE));

    buildkite.assertNextWithoutBody("POST", PACKAGES + "/upload");
    assertStored(buildkite.request());
    ScriptedBuildkite.assertForm(
        buildkite.assertNext("POST", PACKAGES),
        """
        --BOUNDARY
        Content-Disposition: form-data; name="package_url"

        STORAGEacme/1234/ba%20na+na%25.deb
        --BOUNDARY--
        """
            .replace("STORAGE", storage));
    assertThat(buildkite.requests()).isEqualTo(3);
  }

  @Test
  void signatureInThePathOfTheUrlIsNotShown() {
    String storage = buildkite.url() + "bucket/c2lnbmF0dXJl/";
    String problem = "no c2lnbmF0dXJl in /bucket/c2lnbmF0dXJl/";
    buildkite
        .responding(200, slot(storage))
        .responding(400, "<Error><Code>Invalid</Code><Message>" + problem + "</Message></Error>");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> buildkite.gems().packages().publish(upload, PublishVia.STORAGE))
        .withMessageContaining("Invalid: no [secret] in /bucket/[secret]/");

    buildkite
        .responding(200, slot(storage))
        .responding(stored())
        .responding(422, "{\"message\":\"" + problem + " for banana\"}");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> buildkite.gems().packages().publish(upload, PublishVia.STORAGE))
        .withMessageContaining("no [secret] in /bucket/[secret]/ for banana");
  }

  private static void assertStored(RecordedRequest sent) {
    assertThat(sent.getMethod()).isEqualTo("POST");
    assertThat(sent.getTarget()).isEqualTo("/bucket/");
    assertThat(sent.getHeaders().names())
        .doesNotContain("Authorization", "Accept", "Cookie")
        .contains("Content-Length");
    ScriptedBuildkite.assertForm(
        sent,
        """
        --BOUNDARY
        Content-Disposition: form-data; name="key"

        acme/1234/${filename}
        --BOUNDARY
        Content-Disposition: form-data; name="acl"

        private
        --BOUNDARY
        Content-Disposition: form-data; name="policy"

        cG9saWN5
        --BOUNDARY
        Content-Disposition: form-data; name="x-amz-signature"

        c2lnbmF0dXJl
        --BOUNDARY
        Content-Disposition: form-data; name="file"; filename="ba na+na%.deb"
        Content-Type: application/octet-stream

        peel
        --BOUNDARY--
        """);
  }

  /** Storage keeps the name's bytes as they were sent: another form of them is another key. */
  @ParameterizedTest
  @ValueSource(
      strings = {"e\u0301.deb", "\u00e9.deb", "\u212b.deb", "\ud83c\udf4c.deb", "a#b?c.deb"})
  void packageUrlEncodesTheVeryNameThatWasStored(String name) {
    String storage = buildkite.url();
    buildkite.responding(200, slot(storage)).responding(stored()).respondingFixture("package.json");

    buildkite.gems().packages().publish(Upload.bytes(name, new byte[1]), PublishVia.STORAGE);

    buildkite.request();
    assertThat(ScriptedBuildkite.text(buildkite.request())).contains("filename=\"" + name + "\"");
    String form = ScriptedBuildkite.text(buildkite.request());
    String packageUrl = form.lines().filter(line -> line.startsWith("http")).findFirst().orElse("");
    assertThat(packageUrl).isASCII();
    assertThat(java.net.URI.create(packageUrl).getPath()).isEqualTo("/acme/1234/" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.example/",
        "https://amazonaws.com.storage.example/",
        "https://evilamazonaws.com/",
        "https://googleapis.com/",
        "https://evilstorage.googleapis.com/",
        "https://storage.googleapis.com.storage.example/",
        "http://storage.googleapis.com/",
        "http://bucket.s3.amazonaws.com/",
        "https://key:secret@bucket.s3.amazonaws.com/",
        "https://bucket.s3.amazonaws.com@storage.example/",
        "https://bucket.s3.amazonaws.com/#fragment",
        "https://bucket.s3.amazonaws.com\\@storage.example/",
        "ftp://bucket.s3.amazonaws.com/",
        "//bucket.s3.amazonaws.com/",
        "/upload",
        "not an address",
        "https://bucket.s3.amazonaws.com:99999/"
      })
  void storageElsewhereGetsNothing(String url) {
    buildkite.responding(200, slot(url));

    assertRefused();
  }

  @Test
  void tokenThatComesBackAsAHostIsNotShown() {
    // Without the underscore, with which it would be no host.
    try (BuildkiteClient client =
        BuildkiteClient.builder()
            .baseUrl(buildkite.url())
            .token(Secret.of("Bkua-canary"))
            .build()) {
      buildkite.responding(200, slot("https://Bkua-canary.example/"));

      assertThatExceptionOfType(UploadException.class)
          .isThrownBy(
              () ->
                  client
                      .organization("acme")
                      .registry("gems")
                      .packages()
                      .publish(upload, PublishVia.STORAGE))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContainIgnoringCase("bkua-canary"))
          .withMessageContaining("https://[secret].example");
    }
  }

  @Test
  void formThatIsNotPostedGetsNothing() {
    ObjectNode slot = (ObjectNode) ScriptedBuildkite.json(slot(buildkite.url()));
    ((ObjectNode) slot.get("form")).put("method", "PUT");
    buildkite.responding(200, slot.toString());

    assertRefused();
  }

  @Test
  void formWithoutAFieldForTheFileGetsNothing() {
    ObjectNode slot = (ObjectNode) ScriptedBuildkite.json(slot(buildkite.url()));
    ((ObjectNode) slot.get("form")).put("file_input", " ");
    buildkite.responding(200, slot.toString());

    assertRefused();
  }

  private void assertRefused() {
    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> buildkite.gems().packages().publish(upload, PublishVia.STORAGE))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(UploadException.Reason.FOREIGN_STORAGE);
              assertThat(e.effect()).isEqualTo(Effect.NONE);
              assertThat(e).hasMessageContaining("nothing was uploaded");
              assertThat(e.getMessage()).doesNotContain("secret", "c2lnbmF0dXJl").hasLineCount(1);
            });
    assertThat(buildkite.requests()).isEqualTo(1);
  }

  private static String slot(String storage) {
    return Fixture.read("buildkite/upload-slot.json")
        .replace("STORAGE", storage.replace("\\", "\\\\"));
  }

  private static MockResponse stored() {
    return new MockResponse.Builder().code(204).build();
  }
}
