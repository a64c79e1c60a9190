package io.github.registrysdk.buildkite.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a large file may be put.
 *
 * @param form what to send there
 */
public record UploadSlot(Form form) {
  /**
   * A presigned form.
   *
   * @param fileInput the name of the file's field
   * @param method the HTTP method
   * @param url where to send it
   * @param data the other fields, a signature among them
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

    /** The names of the fields: their values let everybody upload. */
    @Override
    public String toString() {
      return "Form[" + method + ", " + data.keySet() + "]";
    }
  }
}
