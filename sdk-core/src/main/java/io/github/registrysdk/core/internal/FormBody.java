package io.github.registrysdk.core.internal;

import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.spi.Multipart;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A form as RFC 7578 says, with its exact length and a fixed buffer. A file that turns out longer
 * or shorter than announced ends the request before its last byte, so that no receiver can take it
 * for whole, and never runs into the next request.
 */
final class FormBody extends RequestBody {
  private static final Logger LOG = LoggerFactory.getLogger(FormBody.class);
  private static final int BUFFER = 64 * 1024;

  private final Multipart form;
  private final String boundary;
  private final byte[] head;
  private final byte[] tail;
  private final Runnable onOpen;
  private boolean listenerFailed;

  FormBody(Multipart form, String boundary, Runnable onOpen) {
    this.form = form;
    this.boundary = boundary;
    this.onOpen = onOpen;
    this.head = head(form, boundary).getBytes(StandardCharsets.UTF_8);
    this.tail =
        ((form.file() == null ? "" : "\r\n") + "--" + boundary + "--\r\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  private static String head(Multipart form, String boundary) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> field : form.fields().entrySet()) {
      text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
      text.append(quoted(field.getKey()))
          .append("\"\r\n\r\n")
          .append(field.getValue())
          .append("\r\n");
    }
    Upload file = form.file();
    if (file != null) {
      text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
      text.append(quoted(String.valueOf(form.fileField())))
          .append("\"; filename=\"")
          .append(file.name());
      text.append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
    }
    return text.toString();
  }

  /** As the HTML standard encodes names of form fields. */
  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  @Override
  public MediaType contentType() {
    return MediaType.get("multipart/form-data; boundary=" + boundary);
  }

  @Override
  public long contentLength() {
    return head.length + (form.file() == null ? 0 : form.file().length()) + tail.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(head);
    if (form.file() != null) {
      write(form.file(), sink);
    }
    sink.write(tail);
  }

  private void write(Upload file, BufferedSink sink) throws IOException {
    Consumer<String> onSha256 = form.onSha256();
    MessageDigest digest = onSha256 == null ? null : newDigest();
    onOpen.run();
    try (InputStream content = open(file)) {
      copy(file, content, sink, digest);
    }
    if (onSha256 != null && digest != null) {
      onSha256.accept(HexFormat.of().formatHex(digest.digest()));
    }
  }

  private void copy(
      Upload file, InputStream content, BufferedSink sink, @Nullable MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long sent = 0;
    while (sent < file.length()) {
      int read = content.read(buffer, 0, (int) Math.min(BUFFER, file.length() - sent));
      if (read < 0) {
        throw changed(file.name() + " ended after " + sent + " of " + file.length() + " bytes");
      }
      if (digest != null) {
        digest.update(buffer, 0, read);
      }
      sink.write(buffer, 0, read);
      sent += read;
      report(file.progress(), sent, file.length());
    }
    if (content.read(buffer, 0, 1) >= 0 || !unchanged(file)) {
      throw changed(file.name() + " was modified while it was being sent");
    }
  }

  private static InputStream open(Upload file) throws Broken {
    try {
      return new Source(file.name(), file.content().open());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file.name() + " could not be opened", e);
    }
  }

  private static boolean unchanged(Upload file) throws Broken {
    try {
      return file.content().unchanged();
    } catch (IOException | RuntimeException e) {
      throw new Broken(UploadException.Reason.CHANGED, file.name() + " is gone", e);
    }
  }

  private static Broken changed(String detail) {
    return new Broken(UploadException.Reason.CHANGED, detail, null);
  }

  private void report(@Nullable ProgressListener listener, long sent, long total) {
    if (listener == null || listenerFailed) {
      return;
    }
    try {
      listener.onProgress(sent, total);
    } catch (RuntimeException e) {
      listenerFailed = true;
      LOG.warn("a progress listener failed and is told no more: {}", e.getClass().getName());
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The caller's content, whose failures must not be taken for the connection's. */
  private static final class Source extends FilterInputStream {
    private final String name;

    Source(String name, InputStream content) {
      super(content);
      this.name = name;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws Broken {
      try {
        return in.read(buffer, offset, length);
      } catch (IOException | RuntimeException e) {
        throw unreadable(name + " could not be read on", e);
      }
    }

    @Override
    public void close() throws Broken {
      try {
        in.close();
      } catch (IOException | RuntimeException e) {
        throw unreadable(name + " could not be closed", e);
      }
    }
  }

  private static Broken unreadable(String detail, Exception e) {
    return new Broken(UploadException.Reason.UNREADABLE, detail, e);
  }

  /** What is wrong with the content, as an exception that OkHttp lets through. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    private final UploadException.Reason reason;

    Broken(UploadException.Reason reason, String detail, @Nullable Throwable cause) {
      super(detail, cause);
      this.reason = reason;
    }

    UploadException.Reason reason() {
      return reason;
    }
  }
}
