package io.github.registrysdk.micrometer;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import org.jspecify.annotations.Nullable;

/**
 * The names and values that meters and observations have in common: a name, its value, and so on.
 */
final class Names {
  static final String ATTEMPT = "http.client.request.duration";
  static final String CALL = "registry.client.call.duration";
  static final String WAIT = "registry.client.wait";

  /** The value of what is missing: Prometheus rejects a meter whose tags change. */
  private static final String NONE = "none";

  private Names() {}

  static String[] call(CallEvent.Call call) {
    return new String[] {
      "registry.provider", call.provider(), "registry.operation", call.operation()
    };
  }

  static String[] request(CallEvent.Call call) {
    return new String[] {
      "http.request.method",
      call.method(),
      "server.address",
      call.host(),
      "server.port",
      String.valueOf(call.port()),
      "url.template",
      call.hasTemplate() ? call.path() : NONE
    };
  }

  static String[] result(CallEvent.AttemptEnded ended) {
    return result(ended.status(), ended.problem());
  }

  /** The result of an attempt that an {@code Error} ended, so that there is no event. */
  static String[] noResult() {
    return result(0, "_OTHER");
  }

  private static String[] result(int status, @Nullable String problem) {
    return new String[] {
      "http.response.status_code",
      status == 0 ? NONE : String.valueOf(status),
      "error.type",
      problem == null ? NONE : problem.replace("STATUS_", "")
    };
  }

  static String[] result(CallEvent.CallEnded ended) {
    SdkException failure = ended.failure();
    return new String[] {
      "registry.outcome",
      outcome(failure),
      "error.type",
      failure == null ? NONE : failure.getClass().getName()
    };
  }

  private static String outcome(@Nullable SdkException failure) {
    if (failure == null) {
      return "success";
    }
    return failure.effect() == Effect.UNKNOWN ? "unknown" : "failure";
  }
}
