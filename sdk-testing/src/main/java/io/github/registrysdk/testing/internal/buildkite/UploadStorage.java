package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object storage's forms and objects. Guarded by the fake's lock. */
final class UploadStorage {

  static final String FILE_INPUT = "file";

  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final BuildkiteState state;
  private final Duration presignedFor;
  private final Map<String, Form> formsByPolicy = new HashMap<>();
  private final Map<String, UploadedFile> objects = new HashMap<>();
  private final Map<String, SignedUrl> downloads = new HashMap<>();
  private @Nullable URI storageUrl;

  UploadStorage(BuildkiteState state, Duration presignedFor) {
    this.state = state;
    this.presignedFor = presignedFor;
  }

  void listensAt(URI baseUrl) {
    storageUrl = baseUrl;
  }

  /** A form for one upload, in the shape that clients are given. */
  ObjectNode presign(RegistryState registry) {
    Instant expiry = state.now().plus(presignedFor);
    String key = registry.organization.slug + "/" + registry.id + "/" + state.newId();
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", key + "/${filename}");
    fields.put("acl", "private");
    fields.put("policy", policy(fields, expiry));
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", "FAKE/20260101/us-east-1/s3/aws4_request");
    fields.put("x-amz-date", "20260101T000000Z");
    fields.put("x-amz-signature", Integer.toHexString(key.hashCode()));
    formsByPolicy.put(fields.get("policy"), new Form(Map.copyOf(fields), expiry));
    var node = Json.object().put("uri", storageUrl + key);
    var form = node.putObject("form");
    form.put("file_input", FILE_INPUT).put("method", "POST").put("url", String.valueOf(storageUrl));
    var data = form.putObject("data");
    fields.forEach(data::put);
    return node;
  }

  private static String policy(Map<String, String> fields, Instant expiry) {
    var document = Json.object().put("expiration", expiry.toString());
    fields.forEach((name, value) -> document.withArray("conditions").addObject().put(name, value));
    return Base64.getEncoder().encodeToString(Json.text(document).getBytes(StandardCharsets.UTF_8));
  }

  /** The form that was given out with a policy. */
  Optional<Form> form(@Nullable String policy) {
    return Optional.ofNullable(formsByPolicy.get(policy));
  }

  void store(String key, UploadedFile file) {
    objects.put(key, file);
  }

  /** The stored file at a URL, which stays stored. */
  Optional<UploadedFile> take(String packageUrl) {
    String base = String.valueOf(storageUrl);
    if (!packageUrl.startsWith(base)) {
      return Optional.empty();
    }
    String rest = packageUrl.substring(base.length());
    UploadedFile verbatim = objects.get(rest);
    return Optional.ofNullable(verbatim != null ? verbatim : objects.get(decoded(rest)));
  }

  /** A URL from which a file can be downloaded without other credentials, until it expires. */
  URI presignDownload(UploadedFile file) {
    String key = state.newId() + "/" + file.name();
    objects.put(key, file);
    Instant signed = state.now();
    byte[] text = (key + signed).getBytes(StandardCharsets.UTF_8);
    String signature = String.valueOf(UploadedFile.of(key, text).digests().get("sha256"));
    downloads.put(key, new SignedUrl(signature, signed.plus(presignedFor)));
    return URI.create(
        storageUrl
            + key.replace("+", "%2B")
            + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date="
            + AMZ_DATE.format(signed)
            + "&X-Amz-Expires="
            + presignedFor.toSeconds()
            + "&X-Amz-SignedHeaders=host&X-Amz-Signature="
            + signature);
  }

  /** The signature of the URL that was given out for an object. */
  Optional<SignedUrl> signedUrl(String key) {
    return Optional.ofNullable(downloads.get(key));
  }

  Optional<UploadedFile> object(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  private static String decoded(String path) {
    try {
      return Optional.ofNullable(URI.create("/" + path).getPath()).orElse(path).substring(1);
    } catch (IllegalArgumentException notAUrl) {
      return path;
    }
  }

  /**
   * A URL that was given out.
   *
   * @param signature the signature in its query
   * @param expiry when it ends
   */
  record SignedUrl(String signature, Instant expiry) {}

  /**
   * A form that was given out.
   *
   * @param fields the fields that must come back unchanged
   * @param expiry when it ends
   */
  record Form(Map<String, String> fields, Instant expiry) {}
}
