package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.internal.http.RequestContent;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.RetryClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A call, ready to be sent.
 *
 * @param operation what it is
 * @param tokens where its bearer token comes from
 * @param url where it goes, encoded
 * @param external whether the host is not the provider's own, so that no credentials go there
 * @param headers in addition to the dialect's
 * @param content its body
 * @param secrets in its body
 * @param oneTimeField the field of a secret that is shown once, or null
 * @param explanation what to add to the message of an error, or null
 * @param timeout for all of it, waits included
 * @param maxAttempts the first one included
 */
record CallSpec(
    Operation operation,
    TokenSource tokens,
    HttpUrl url,
    boolean external,
    Map<String, String> headers,
    RequestContent content,
    List<Secret> secrets,
    @Nullable String oneTimeField,
    @Nullable Explanation explanation,
    Duration timeout,
    int maxAttempts) {

  CallSpec to(HttpUrl other) {
    return new CallSpec(
        operation,
        tokens,
        other,
        external,
        headers,
        content,
        secrets,
        oneTimeField,
        explanation,
        timeout,
        maxAttempts);
  }

  RetryClass retryClass() {
    return operation.retryClass();
  }

  /** Whether it does nothing at the provider that an exception would have to report. */
  boolean hasNoEffect() {
    return retryClass() == RetryClass.SAFE || operation.isPreparation();
  }

  /** Whether sending it twice could do something twice. */
  boolean isNeverRepeated() {
    return retryClass() == RetryClass.CREATE || retryClass() == RetryClass.UPDATE;
  }

  /** Whether it counts where a provider asks for time between writes. */
  boolean isWrite() {
    return isNeverRepeated() || retryClass() == RetryClass.DELETE;
  }

  CallReport report(
      ExceptionFactory exceptions,
      int status,
      int attempts,
      Duration elapsed,
      @Nullable String requestId,
      Effect effect) {
    // An error with an explanation is none that another scope would prevent.
    boolean explained = explanation != null && explanation.status() == status;
    return exceptions.report(
        operation.name(),
        operation.method(),
        url.host(),
        operation.path().toString(),
        status,
        attempts,
        elapsed,
        requestId,
        explained ? null : operation.scope(),
        effect);
  }

  @Override
  public String toString() {
    return "CallSpec[" + operation + "]";
  }
}
