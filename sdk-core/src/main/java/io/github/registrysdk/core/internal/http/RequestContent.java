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

/** The body of a request, made anew for each attempt. */
public abstract sealed class RequestContent {
  /** No body; methods that must have one send an empty one. */
  public static final RequestContent NONE = new None();

  public static RequestContent json(byte[] json) {
    return new Json(json);
  }

  public static RequestContent form(Multipart form, RandomGenerator random) {
    return new Form(form, random);
  }

  public abstract @Nullable RequestBody body(String method);

  /** Whether it can be sent once more. */
  public boolean repeatable() {
    return true;
  }

  /** Overwrites what may have been secret. */
  public void wipe() {}

  private static final class None extends RequestContent {
    private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

    @Override
    public @Nullable RequestBody body(String method) {
      return method.equals("POST") || method.equals("PUT") || method.equals("PATCH") ? EMPTY : null;
    }
  }

  private static final class Json extends RequestContent {
    private static final MediaType TYPE = MediaType.get("application/json; charset=utf-8");
    private final byte[] json;

    Json(byte[] json) {
      this.json = json;
    }

    @Override
    public RequestBody body(String method) {
      return RequestBody.create(json, TYPE);
    }

    @Override
    public void wipe() {
      Arrays.fill(json, (byte) 0);
    }
  }

  private static final class Form extends RequestContent {
    private final Multipart form;
    private final RandomGenerator random;
    private boolean opened;

    Form(Multipart form, RandomGenerator random) {
      this.form = form;
      this.random = random;
    }

    @Override
    public RequestBody body(String method) {
      byte[] boundary = new byte[16];
      random.nextBytes(boundary);
      return new FormBody(
          form, "registry-sdk-" + HexFormat.of().formatHex(boundary), () -> opened = true);
    }

    @Override
    public boolean repeatable() {
      Upload file = form.file();
      return file == null || file.content().repeatable() || !opened;
    }
  }
}
