package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.toolkit.GuardedProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import okio.Sink;
import org.jspecify.annotations.Nullable;

/**
 * A form as RFC 7578 says, with its exact length and a fixed buffer. A file that turns out longer
 * or shorter than announced ends the request before its last byte, so that no receiver can take it
 * for whole, and never runs into the next request.
 */
public final class FormBody extends RequestBody {
  /**
   * What is read at once, and how often the progress is reported. Each read costs a system call, or
   * a change of threads if the stream is the caller's.
   */
  private static final int PIECE = 64 * 1024;

  private final Multipart form;
  private final String boundary;
  private final byte[] head;
  private final byte[] tail;
  private final Runnable onOpen;
  private final @Nullable ProgressListener progress;
  private BooleanSupplier callEnded = () -> false;
  private Runnable beforeContent = () -> {};
  private Runnable afterContent = () -> {};

  public FormBody(Multipart form, String boundary, Runnable onOpen) {
    this.form = form;
    this.boundary = boundary;
    this.onOpen = onOpen;
    this.progress = progress(form.file());
    this.head = head(form, boundary).getBytes(StandardCharsets.UTF_8);
    this.tail =
        ((form.file() == null ? "" : "\r\n") + "--" + boundary + "--\r\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable ProgressListener progress(@Nullable Upload file) {
    ProgressListener listener = file == null ? null : file.progress();
    return listener == null ? null : new GuardedProgress(listener);
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
      beforeContent.run();
      write(form.file(), sink);
      afterContent.run();
    }
    sink.write(tail);
  }

  /** Called before and after the content of the file is written; more is written after that. */
  public void aroundContent(Runnable before, Runnable after) {
    beforeContent = before;
    afterContent = after;
  }

  /** Nobody waits for the content after this is true. */
  public void endWhen(BooleanSupplier callHasEnded) {
    callEnded = callHasEnded;
  }

  private void write(Upload file, BufferedSink sink) throws IOException {
    Consumer<String> onSha256 = form.onSha256();
    MessageDigest sha256 = onSha256 == null ? null : newSha256();
    onOpen.run();
    try (Source source = Source.open(file, callEnded)) {
      InputStream content = sha256 == null ? source : new DigestInputStream(source, sha256);
      copy(file, source, content, sink);
    }
    if (onSha256 != null && sha256 != null) {
      onSha256.accept(HexFormat.of().formatHex(sha256.digest()));
    }
  }

  /**
   * Reads a file as it is read when it is sent, with the same checks.
   *
   * @param callEnded whether nobody waits for the result any more
   * @return its SHA-256 as lower-case hex
   */
  public static String sha256(Upload file, BooleanSupplier callEnded) throws IOException {
    FormBody body = new FormBody(Multipart.of(Map.of()), "", () -> {});
    MessageDigest sha256 = newSha256();
    try (Source source = Source.open(file, callEnded);
        BufferedSink nowhere = Okio.buffer(nowhere(callEnded))) {
      body.copy(file, source, new DigestInputStream(source, sha256), nowhere);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Files and arrays are read on the thread of the call, which looks here whether it has ended. */
  private static Sink nowhere(BooleanSupplier callEnded) {
    return new ForwardingSink(Okio.blackhole()) {
      @Override
      public void write(Buffer bytes, long byteCount) throws IOException {
        if (callEnded.getAsBoolean()) {
          throw new InterruptedIOException("nobody waits for the checksum any more");
        }
        super.write(bytes, byteCount);
      }
    };
  }

  private void copy(Upload file, Source source, InputStream content, BufferedSink sink)
      throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, file.length())];
    long sent = 0;
    while (sent < file.length()) {
      long untilReport = PIECE - sent % PIECE;
      long wanted = Math.min(untilReport, file.length() - sent);
      int read = content.read(piece, 0, (int) wanted);
      if (read < 0) {
        throw changed(file, " ended after " + sent + " of " + file.length() + " bytes");
      }
      sink.write(piece, 0, read);
      sent += read;
      if (progress != null && (read == untilReport || sent == file.length())) {
        progress.onProgress(sent, file.length());
      }
    }
    if (content.read(piece, 0, 1) >= 0 || !source.unchanged()) {
      throw changed(file, " was modified while it was being read");
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Broken changed(Upload file, String what) {
    return new Broken(UploadException.Reason.CHANGED, Redactor.oneLine(file.name()) + what, null);
  }

  /** What is wrong with the content, as an exception that OkHttp lets through. */
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    private final UploadException.Reason reason;
    private final boolean waiting;

    Broken(UploadException.Reason reason, String detail, @Nullable Throwable cause) {
      this(reason, detail, cause, false);
    }

    private Broken(
        UploadException.Reason reason, String detail, @Nullable Throwable cause, boolean waiting) {
      super(detail, cause);
      this.reason = reason;
      this.waiting = waiting;
    }

    /** The call has ended for another reason while it waited for the content. */
    static Broken waiting(String detail, @Nullable Throwable cause) {
      return new Broken(UploadException.Reason.UNREADABLE, detail, cause, true);
    }

    public UploadException.Reason reason() {
      return reason;
    }

    /** Whether the content is not at fault, but the call ended while it waited for it. */
    public boolean isWaiting() {
      return waiting;
    }
  }
}
