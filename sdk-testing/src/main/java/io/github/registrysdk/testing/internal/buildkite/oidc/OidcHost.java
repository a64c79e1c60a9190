package io.github.registrysdk.testing.internal.buildkite.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.internal.ProviderRules;
import io.github.registrysdk.testing.internal.Route;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.HttpDate;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that issue OIDC tokens to jobs: the agent API as in {@code buildkite/agent}, {@code
 * api/oidc.go}, and GitHub Actions as in GitHub's "OpenID Connect reference". The errors have no
 * source.
 */
public final class OidcHost implements ProviderRules<BuildkiteOperation> {

  private static final int LIFETIME = 300;

  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Map<String, Job> jobs = new HashMap<>();

  /** A job, and the claims that its tokens have in addition to those of every token. */
  private record Job(String id, Map<String, String> claims) {}

  /** A host without jobs. */
  public OidcHost(InstantSource clock, Supplier<String> ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /** Adds a job and returns its id; the token is in the form {@code Scheme text}. */
  public String addJob(String authorization, Map<String, String> claims) {
    String id = ids.get();
    jobs.put(authorization, new Job(id, claims));
    return id;
  }

  /** The requests for tokens. */
  public List<Route<BuildkiteOperation>> routes() {
    return List.of(
        new Route<>(
            BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN,
            "POST",
            "/v3/jobs/{job}/oidc/tokens",
            this::agentToken),
        new Route<>(
            BuildkiteOperation.REQUEST_ACTIONS_OIDC_TOKEN,
            "GET",
            "/idtoken/{job}",
            this::actionsToken));
  }

  @Override
  public void admit(FakeRequest request, BuildkiteOperation operation) {
    Job job = jobs.get(String.valueOf(request.header("Authorization")));
    if (job == null || !job.id().equals(request.parameter("job"))) {
      throw new Refusal(FakeResponse.message(401, "Unauthorized"));
    }
  }

  @Override
  public boolean isComplete(String path) {
    return false;
  }

  @Override
  public Map<String, String> headers(FakeRequest request) {
    return Map.of("X-Request-Id", ids.get(), "Date", HttpDate.format(clock.instant()));
  }

  private FakeResponse agentToken(FakeRequest request) {
    ObjectNode body = request.json();
    int lifetime = body.path("lifetime").asInt();
    if (lifetime < 0) {
      throw new Refusal(FakeResponse.message(422, "lifetime is negative"));
    }
    String token =
        token(
            request,
            "https://agent.buildkite.com",
            body.path("audience").asText(null),
            lifetime == 0 ? LIFETIME : lifetime);
    return FakeResponse.json(200, Json.object().put("token", token));
  }

  private FakeResponse actionsToken(FakeRequest request) {
    if (!"2.0".equals(request.query("api-version"))) {
      throw new Refusal(FakeResponse.message(400, "the query of the URL is missing"));
    }
    String issuer = "https://token.actions.githubusercontent.com";
    String token = token(request, issuer, request.query("audience"), LIFETIME);
    return FakeResponse.json(200, Json.object().put("value", token));
  }

  private String token(
      FakeRequest request, String issuer, @Nullable String audience, int lifetime) {
    Job job =
        Objects.requireNonNull(
            jobs.get(String.valueOf(request.header("Authorization"))), "admitted without a job");
    ObjectNode claims =
        Json.object().put("iss", issuer).put("aud", audience == null ? issuer : audience);
    job.claims().forEach(claims::put);
    long now = clock.instant().getEpochSecond();
    claims.put("iat", now).put("nbf", now).put("exp", now + lifetime);
    // No two tokens are the same.
    return OidcToken.sign(claims.put("jti", ids.get()));
  }
}
