package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.spi.ApiResult;

/**
 * What a call returned.
 *
 * @param <T> the type of the decoded response
 * @param value the decoded response
 * @param exceptions creates the exceptions for what is wrong with it
 * @param report the details of the call, for these exceptions
 * @param redactor knows what they must not contain
 */
record DecodedResult<T>(T value, ExceptionFactory exceptions, CallReport report, Redactor redactor)
    implements ApiResult<T> {
  @Override
  public String redact(String text) {
    return redactor.cleanName(text);
  }

  @Override
  public SdkException invalid(String detail) {
    return exceptions.protocol(report, ProtocolException.Reason.DECODE, detail, null);
  }

  @Override
  public SdkException uploadFailed(UploadException.Reason reason, String detail) {
    return exceptions.upload(report, reason, detail, null);
  }
}
