package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageUploadTest {

  private static final String PACKAGES = Http.REGISTRIES + "/debs/packages";
  private static final String BANANA = "banana 1+1_1.1-2_amd64.deb";

  private final ManualClock clock = ManualClock.create();

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder().clock(clock).presignedFor(Duration.ofMinutes(5)).start();

  @AutoClose private final Http http = new Http(fake);

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "debs", "debian");
  }

  @Test
  void fileInStorageBecomesAPackage() throws IOException {
    JsonNode form = presign();

    assertThat(form.get("file_input").textValue()).isEqualTo("file");
    assertThat(form.get("method").textValue()).isEqualTo("POST");
    assertThat(upload(complete(form)).status()).isEqualTo(204);

    String url =
        form.get("url").textValue()
            + form.at("/data/key").textValue().replace("${filename}", BANANA);
    var reply = http.postForm(PACKAGES, Http.form().addFormDataPart("package_url", url).build());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/digests/md5").textValue())
        .isEqualTo("732dc4b509e0baf7668318e75a81cba6");
    assertThat(fake.organization("acme").registry("debs").packages()).hasSize(1);
  }

  @Test
  void encodedAddressIsTheSameFile() throws IOException {
    JsonNode form = presign();
    upload(complete(form));

    String url =
        form.get("url").textValue()
            + form.at("/data/key")
                .textValue()
                .replace("${filename}", "banana%201+1_1.1-2_amd64.deb");
    var reply = http.postForm(PACKAGES, Http.form().addFormDataPart("package_url", url).build());

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void addressOfNothingIsRefused() throws IOException {
    for (String url : new String[] {fake.storageUrl() + "acme/x", "https://elsewhere.example/x"}) {
      var reply = http.postForm(PACKAGES, Http.form().addFormDataPart("package_url", url).build());

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.json().at("/errors/0/field").textValue()).isEqualTo("package_url");
    }
  }

  @Test
  void credentialSentToStorageFailsTheTest() throws IOException {
    var request =
        new Request.Builder()
            .url(fake.storageUrl().toString())
            .header("Authorization", "Bearer " + fake.token())
            .post(complete(presign()))
            .build();

    assertThat(http.send(request).status()).isEqualTo(400);
    assertThatThrownBy(fake::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Authorization")
        .message()
        .doesNotContain(fake.token());
  }

  @Test
  void storageAsksToSlowDown() throws IOException {
    var form = complete(presign());
    fake.faults().onAny().once(FakeBuildkite.organizationRateLimit(Duration.ofSeconds(1)));

    var reply = upload(form);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.text()).contains("SlowDown");
  }

  @Test
  void expiredPolicyIsRefused() throws IOException {
    JsonNode form = presign();
    clock.advance(Duration.ofMinutes(5));

    var reply = upload(complete(form));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text()).contains("<Code>AccessDenied</Code>", "Policy expired");
  }

  @Test
  void formThatDiffersFromThePolicyIsRefused() throws IOException {
    JsonNode form = presign();
    var missing = Http.form().addFormDataPart("policy", form.at("/data/policy").textValue());
    var changed = fields(form, "acl", "public-read");
    var fileFirst = Http.form().addFormDataPart("file", BANANA, Http.bytes("peel"));
    form.get("data")
        .properties()
        .forEach(field -> fileFirst.addFormDataPart(field.getKey(), field.getValue().textValue()));
    var extra = fields(form, "none", "").addFormDataPart("extra", "1");

    assertThat(upload(withFile(missing)).status()).isEqualTo(403);
    assertThat(upload(withFile(changed)).status()).isEqualTo(403);
    assertThat(upload(fileFirst.build()).status()).isEqualTo(400);
    assertThat(upload(withFile(extra)).status()).isEqualTo(403);
    assertThat(upload(withFile(Http.form())).status()).isEqualTo(403);
  }

  private JsonNode presign() throws IOException {
    var reply = http.post(PACKAGES + "/upload");
    assertThat(reply.status()).isEqualTo(200);
    return reply.json().get("form");
  }

  private static MultipartBody complete(JsonNode form) {
    return withFile(fields(form, "none", ""));
  }

  private static MultipartBody withFile(MultipartBody.Builder fields) {
    return fields.addFormDataPart("file", BANANA, Http.bytes("peel")).build();
  }

  private static MultipartBody.Builder fields(JsonNode form, String name, String instead) {
    var builder = Http.form();
    form.get("data")
        .properties()
        .forEach(
            field ->
                builder.addFormDataPart(
                    field.getKey(),
                    field.getKey().equals(name) ? instead : field.getValue().textValue()));
    return builder;
  }

  private Http.Reply upload(RequestBody body) throws IOException {
    return http.send(new Request.Builder().url(fake.storageUrl().toString()).post(body).build());
  }
}
