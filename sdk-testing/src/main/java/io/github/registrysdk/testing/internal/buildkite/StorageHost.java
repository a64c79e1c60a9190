package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.CallJournal;
import io.github.registrysdk.testing.internal.ProviderRules;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.MultipartForm;
import io.github.registrysdk.testing.internal.http.Refusal;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host of presigned uploads and downloads, strict as S3 is about forms and signatures. */
final class StorageHost implements ProviderRules<BuildkiteOperation> {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

  private final BuildkiteState state;
  private final UploadStorage storage;
  private final CallJournal journal;

  StorageHost(BuildkiteState state, UploadStorage storage, CallJournal journal) {
    this.state = state;
    this.storage = storage;
    this.journal = journal;
  }

  List<Route<BuildkiteOperation>> routes() {
    return List.of(
        new Route<>(BuildkiteOperation.STORE_UPLOAD, "POST", "/", this::store),
        new Route<>(BuildkiteOperation.DOWNLOAD_FROM_STORAGE, "GET", "/{key...}", this::download));
  }

  @Override
  public void admit(FakeRequest request, BuildkiteOperation operation) {
    if (request.header("Authorization") != null) {
      journal.problem(
          "the storage host received an Authorization header: a credential went to another host");
      throw error(400, "InvalidArgument", "Only one auth mechanism allowed");
    }
    if (operation == BuildkiteOperation.STORE_UPLOAD && request.header("Content-Length") == null) {
      throw error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
  }

  @Override
  public boolean isComplete(String path) {
    return true;
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("x-amz-request-id", state.newId());
  }

  @Override
  public FakeResponse rateLimited(FakeRequest request, String scope, Duration reset) {
    return xml(503, "SlowDown", "Please reduce your request rate.");
  }

  private FakeResponse store(FakeRequest request) {
    MultipartForm form = request.form();
    UploadStorage.Form expected =
        storage
            .form(form.text("policy").orElse(null))
            .orElseThrow(() -> error(403, "AccessDenied", "The policy is missing or unknown."));
    if (!state.now().isBefore(expected.expiry())) {
      throw error(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
    }
    UploadedFile file = fileAfterFields(form, expected.fields());
    String key = expected.fields().getOrDefault("key", "").replace("${filename}", file.name());
    storage.store(key, file);
    return FakeResponse.empty(204);
  }

  /**
   * As <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
   * of Amazon S3: with {@code Range}, and with a signature that expires.
   */
  private FakeResponse download(FakeRequest request) {
    String key = request.parameter("key");
    UploadStorage.SignedUrl signed =
        storage
            .signedUrl(key)
            .filter(url -> url.signature().equals(request.query("X-Amz-Signature")))
            .orElseThrow(() -> error(403, "AccessDenied", "Access Denied"));
    if (!state.now().isBefore(signed.expiry())) {
      throw error(403, "AccessDenied", "Request has expired");
    }
    UploadedFile object =
        storage
            .object(key)
            .orElseThrow(() -> error(404, "NoSuchKey", "The specified key does not exist."));
    FakeResponse whole =
        object
            .respond(200, "application/octet-stream")
            .withHeaders(
                Map.of(
                    "Accept-Ranges", "bytes", "ETag", "\"" + object.digests().get("md5") + "\""));
    Matcher range = RANGE.matcher(String.valueOf(request.header("Range")));
    return range.matches() && object.content() != null ? part(whole, range) : whole;
  }

  /** One range; Amazon S3 does not support several. */
  private static FakeResponse part(FakeResponse whole, Matcher range) {
    byte[] all = whole.body();
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? all.length - 1 : Math.min(all.length - 1, number(range));
    if (first > last) {
      throw error(416, "InvalidRange", "The requested range is not satisfiable");
    }
    return whole.withPart((int) first, (int) last);
  }

  private static long number(Matcher range) {
    return Long.parseLong(range.group(2));
  }

  private static UploadedFile fileAfterFields(MultipartForm form, Map<String, String> fields) {
    fields.forEach(
        (name, value) -> {
          if (!form.text(name).equals(Optional.of(value))) {
            throw error(403, "AccessDenied", "Invalid according to Policy: field " + name);
          }
        });
    int last = form.parts().size() - 1;
    MultipartForm.Part part = form.parts().get(last);
    UploadedFile file = part.file();
    if (file == null || !part.name().equals(UploadStorage.FILE_INPUT)) {
      throw error(400, "InvalidArgument", "POST requires the file as the last field.");
    }
    if (last != fields.size()) {
      throw error(403, "AccessDenied", "Invalid according to Policy: extra input fields");
    }
    return file;
  }

  private static Refusal error(int status, String code, String message) {
    return new Refusal(xml(status, code, message));
  }

  private static FakeResponse xml(int status, String code, String message) {
    return FakeResponse.of(
        status,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }
}
