package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.UploadException;

/**
 * The decoded response of a call. It can also create exceptions for a response that can't be used.
 * These exceptions contain the details of the call. Their {@link SdkException#effect()} is {@code
 * NONE} after a read or a {@link Operation#asPreparation() preparation}, and {@code DONE}
 * otherwise.
 *
 * @param <T> the type of the decoded response
 */
public interface ApiResult<T> {
  /** {@return the decoded response} */
  T value();

  /**
   * Redacts a text of the response, so that it can be part of an exception. The secrets of the
   * call, also in lower case, and control characters are removed. The segments of the path of a
   * storage URL remain, because the name of a host can contain them too.
   *
   * @param text a short text of the response, such as the name of a host or an id
   * @return the redacted text
   */
  String redact(String text);

  /**
   * Creates the exception for a response with values that can't be used.
   *
   * @param detail a few words without secrets, which follow "returned 200, " in the message
   * @return an exception with {@link ProtocolException.Reason#DECODE}
   */
  SdkException invalid(String detail);

  /**
   * Creates the exception for a token without the required scopes, as this response shows.
   *
   * @param scopes the missing scopes, separated by commas
   * @return a {@link io.github.registrysdk.core.PermissionDeniedException} whose report names them
   */
  SdkException permissionDenied(String scopes);

  /**
   * Creates the exception for an upload that failed.
   *
   * @param reason the cause of the failure
   * @param detail a few words without secrets, which follow "failed: " in the message
   * @return an exception
   */
  SdkException uploadFailed(UploadException.Reason reason, String detail);

  /**
   * Creates the exception for a download that failed.
   *
   * @param reason the cause of the failure
   * @param detail a few words without secrets, which follow "failed: " in the message
   * @return an exception
   */
  SdkException downloadFailed(DownloadException.Reason reason, String detail);
}
