package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that is prepared and then sent. Instances are immutable: a method that adds something
 * returns a new call. The methods that send the call throw an {@link
 * io.github.registrysdk.core.SdkException} if the call fails.
 */
public interface ApiCall {
  /**
   * Returns a copy of this call with an additional query parameter.
   *
   * @param name the name of the parameter
   * @param value the value, whose {@code toString()} is encoded and sent; null to send no parameter
   * @return a new call
   */
  ApiCall query(String name, @Nullable Object value);

  /**
   * Returns a copy of this call with a header. A header with the same name is replaced.
   *
   * @param name the name of the header; headers that only the client sets, such as {@code
   *     Authorization}, {@code Host} and {@code Content-Length}, are refused
   * @param value the value, which may contain visible ASCII characters and spaces
   * @return a new call
   * @throws IllegalArgumentException if only the client may set the header, or if name or value
   *     contains other characters
   */
  ApiCall header(String name, String value);

  /**
   * Returns a copy of this call with a JSON body, which replaces any other body.
   *
   * @param body the fields, which are sent as {@code application/json}
   * @return a new call
   */
  ApiCall json(RequestFields body);

  /**
   * Returns a copy of this call with a form as its body, which replaces any other body.
   *
   * @param body the form, which is sent as {@code multipart/form-data}
   * @return a new call
   */
  ApiCall multipart(Multipart body);

  /**
   * Declares that the response contains a secret that the provider returns only once. If the
   * response to a successful request cannot be decoded, but the field arrived completely, the
   * exception has the secret: {@link io.github.registrysdk.core.SdkException#recoveredSecret()}.
   *
   * @param field the JSON name of the field with the secret
   * @return a new call
   */
  ApiCall oneTimeSecret(String field);

  /**
   * Adds a text to the message of the exception for an error response. The exception then does not
   * name the required scope, because another scope would not help.
   *
   * @param status the status of the error response
   * @param text the text, without a full stop; null to add nothing
   * @return a new call
   */
  ApiCall explain(int status, @Nullable String text);

  /**
   * Sends the call and decodes the response.
   *
   * @param type the type of the response
   * @param <T> the type of the decoded response
   * @return the decoded response, which can also create exceptions
   */
  <T> ApiResult<T> result(JsonType<T> type);

  /**
   * Sends the call and decodes the response.
   *
   * @param type the type of the response
   * @param <T> the type of the decoded response
   * @return the decoded response
   */
  default <T> T fetch(JsonType<T> type) {
    return result(type).value();
  }

  /** Sends the call and ignores the body of a successful response. */
  void run();

  /**
   * Sends the call, which must be a GET, and passes the file in the response to a sink. If the sink
   * already has bytes, the call resumes: it only requests the bytes after them. A retry resumes
   * too. If the server sends the whole file nevertheless, the sink starts again. A redirect to
   * another origin is not followed, but returned.
   *
   * <p>When the size of the file is known, the timeout is extended as for an upload, unless the
   * caller has set a timeout. This applies to the call, and to the method that sends it.
   *
   * @param sink receives the file
   * @return the URL of a redirect to another origin; if it is empty, the sink has the whole file
   * @throws io.github.registrysdk.core.DownloadException if the file is too large for the sink, or
   *     if the sink throws an exception
   */
  ApiResult<Optional<URI>> download(DownloadSink sink);

  /**
   * Sends the call, which must be a GET, for the first byte of a file, to find out whether the file
   * is there. A redirect to another origin is not followed, but returned.
   *
   * @return the URL of a redirect to another origin; if it is empty, the file is there
   */
  ApiResult<Optional<URI>> probe();

  /**
   * Reads a file, with the timeout of an upload of this file, and sends nothing.
   *
   * @param upload the file
   * @return its SHA-256 checksum as lower-case hex
   * @throws UploadException if the file can't be read, or if its length is not the declared one
   */
  String sha256(Upload upload);

  /**
   * Waits on this thread, and sends nothing.
   *
   * @param time how long to wait
   * @throws io.github.registrysdk.core.SdkException with the details of this call, if the thread is
   *     interrupted, if the client is closed, or if the timeout of the method that sends this call
   *     expires before
   */
  void pause(Duration time);

  /**
   * Creates an exception for this call, which was not sent.
   *
   * @param reason the reason
   * @param detail a text for the message, without anything secret
   * @param cause the cause, or null
   * @param effect the effect of the method that was to send this call
   * @return the exception, to be thrown by the caller
   */
  SdkException uploadFailed(
      UploadException.Reason reason, String detail, @Nullable SdkException cause, Effect effect);

  /**
   * Creates an exception for a failed download, with the details of this call.
   *
   * @param reason the reason
   * @param detail a text for the message, without anything secret
   * @param cause the cause, or null
   * @return the exception, to be thrown by the caller
   */
  SdkException downloadFailed(
      DownloadException.Reason reason, String detail, @Nullable Throwable cause);

  /**
   * Returns a list whose pages are fetched lazily. This method sends no request.
   *
   * @param envelope the type of the response with one page
   * @param reader reads the items and the next page from the response
   * @param <E> the type of the decoded response
   * @param <T> the type of the items
   * @return a list that sends this call in each iteration
   */
  <E, T> Listing<T> list(JsonType<E> envelope, PageReader<E, T> reader);
}
