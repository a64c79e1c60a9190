package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.internal.ProviderRules;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.HttpDate;
import java.time.Duration;
import java.util.Map;

/** Tokens, and the refusal of too many requests. */
final class HumanitecRules implements ProviderRules<HumanitecOperation> {

  static final String API = "api";

  private final HumanitecState state;

  HumanitecRules(HumanitecState state) {
    this.state = state;
  }

  @Override
  public void admit(FakeRequest request, HumanitecOperation operation) {
    AccessToken token = state.accessToken(request);
    if (token == null) {
      throw state.errors.unauthorized();
    }
    if (operation.writes() && !token.canWrite()) {
      throw state.errors.readOnly();
    }
  }

  @Override
  public boolean isComplete(String path) {
    return path.matches("/orgs/[^/]+/registries(/.*)?");
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("Date", HttpDate.format(state.now()));
  }

  @Override
  public FakeResponse rateLimited(FakeRequest request, String scope, Duration reset) {
    // Whole seconds, rounded up: who comes back after them must not come too early.
    long seconds = reset.plusNanos(999_999_999).toSeconds();
    return state.errors.tooMany().withHeader("Retry-After", String.valueOf(seconds));
  }
}
