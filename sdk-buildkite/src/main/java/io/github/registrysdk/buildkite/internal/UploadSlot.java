package io.github.registrysdk.buildkite.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The response to a request for an upload to storage.
 *
 * @param form the presigned form to send to the storage
 */
public record UploadSlot(Form form) {
  /**
   * A presigned form.
   *
   * @param fileInput the name of the form field for the file
   * @param method the HTTP method
   * @param url the storage URL
   * @param data the other form fields, one of which is a signature
   */
  public record Form(
      String fileInput,
      String method,
      String url,
      @JsonProperty(required = true) Map<String, String> data) {
    /** Copies the fields, in their order. */
    public Form {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Contains only the names of the fields, because their values allow anybody to upload. */
    @Override
    public String toString() {
      return "Form[" + method + ", " + data.keySet() + "]";
    }
  }
}
