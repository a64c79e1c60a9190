package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.UploadException;

/**
 * The decoded response of a call, and the exceptions for what is wrong with it. An exception has
 * the details of the call; its {@link SdkException#effect()} is {@code NONE} after a read or a
 * {@link Operation#asPreparation() preparation}, else {@code DONE}.
 *
 * @param <T> the type of the decoded response
 */
public interface ApiResult<T> {
  /** {@return the decoded response} */
  T value();

  /**
   * A text from the response in a form that an exception may contain: without the secrets of the
   * call, also in lower case, and without control characters.
   *
   * @param text a short text of the response
   * @return the redacted text
   */
  String redact(String text);

  /**
   * The exception for a response whose values cannot be used.
   *
   * @param detail a few words that continue "returned 200, "; without secrets
   * @return an exception with {@link ProtocolException.Reason#DECODE}
   */
  SdkException invalid(String detail);

  /**
   * The exception for a response to an upload.
   *
   * @param reason what went wrong
   * @param detail a few words that continue "failed: "; without secrets
   * @return an exception
   */
  SdkException uploadFailed(UploadException.Reason reason, String detail);
}
