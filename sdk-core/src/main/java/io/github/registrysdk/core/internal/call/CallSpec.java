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
 * @param external whether the address is not the provider's own, so that no credentials go there
 * @param headers beside the dialect's
 * @param content its body
 * @param secrets in its body
 * @param oneTimeField the field of a secret that is shown once, or null
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
        timeout,
        maxAttempts);
  }

  RetryClass retryClass() {
    return operation.retryClass();
  }

  /** Whether sending it twice could do something twice. */
  boolean isPrecious() {
    return retryClass() == RetryClass.CREATE || retryClass() == RetryClass.UPDATE;
  }

  /** Whether it counts where a provider asks for time between writes. */
  boolean isSpaced() {
    return isPrecious() || retryClass() == RetryClass.DELETE;
  }

  CallReport report(
      int status, int attempts, Duration elapsed, @Nullable String requestId, Effect effect) {
    return new CallReport(
        operation.name(),
        operation.method(),
        url.host(),
        operation.path().toString(),
        status,
        attempts,
        elapsed,
        requestId,
        operation.scope(),
        effect);
  }

  @Override
  public String toString() {
    return "CallSpec[" + operation + "]";
  }
}
