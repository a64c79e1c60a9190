package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.internal.upload.FormBody;
import io.github.registrysdk.core.spi.Multipart;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** What a call sends, from which the body of each attempt is created: JSON, a form or nothing. */
public final class RequestContent {
  public static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  public static final MediaType URL_ENCODED = MediaType.get("application/x-www-form-urlencoded");
  private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

  private final MediaType type;
  private final byte @Nullable [] bytes;
  private final @Nullable Multipart form;
  private final RandomGenerator random;
  private boolean opened;

  /**
   * @param type of {@code bytes}
   * @param bytes wiped after the call; null for none
   * @param form null for none
   * @param random for the boundary of the form
   */
  public RequestContent(
      MediaType type, byte @Nullable [] bytes, @Nullable Multipart form, RandomGenerator random) {
    this.type = type;
    this.bytes = bytes;
    this.form = form;
    this.random = random;
  }

  /** Without content null, or an empty body for methods that must have one. */
  public @Nullable RequestBody body(String method) {
    if (bytes != null) {
      return RequestBody.create(bytes, type);
    }
    if (form != null) {
      byte[] boundary = new byte[16];
      random.nextBytes(boundary);
      return new FormBody(
          form, "registry-sdk-" + HexFormat.of().formatHex(boundary), () -> opened = true);
    }
    return method.equals("POST") || method.equals("PUT") || method.equals("PATCH") ? EMPTY : null;
  }

  /** Whether it can be sent once more. */
  public boolean repeatable() {
    Upload file = form == null ? null : form.file();
    return file == null || file.content().repeatable() || !opened;
  }

  /** Overwrites what may have been secret. */
  public void wipe() {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
