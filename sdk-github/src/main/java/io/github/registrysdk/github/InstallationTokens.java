package io.github.registrysdk.github;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.SignedJwt;
import io.github.registrysdk.github.internal.Installation;
import io.github.registrysdk.github.internal.InstallationToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gets installation tokens with the JWT of a GitHub App, over the connections of the client. */
final class InstallationTokens {
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** GitHub refuses a JWT that was issued in the future by its own clock. */
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(60);

  /** GitHub refuses a JWT that expires more than 10 minutes from now by its own clock. */
  private static final Duration LIFETIME = Duration.ofMinutes(9);

  private static final Operation FIND =
      Operation.read("find the App's installation", "orgs/{organization}/installation")
          .requiresScope("the App's own JWT");
  private static final Operation TRADE =
      Operation.of(
              "get an installation token",
              "POST",
              "app/installations/{installation}/access_tokens",
              RetryClass.REPEATABLE)
          .requiresScope("the App's own JWT")
          .asPreparation();

  private static final JsonType<Installation> INSTALLATION = JsonType.of(Installation.class);
  private static final JsonType<InstallationToken> TOKEN = JsonType.of(InstallationToken.class);

  private final GitHubApp app;
  private volatile @Nullable Endpoint endpoint;
  private volatile @Nullable Long installationId;

  InstallationTokens(GitHubApp app) {
    this.app = app;
    this.installationId = app.installationId();
  }

  /**
   * Caches a token until five minutes before it expires. It is fetched once for all calls that wait
   * for it, with the options of the client itself, and may take the time of one call.
   */
  TokenSource source() {
    return TokenSource.cached(() -> endpoint().asOneCall(0, this::trade), MARGIN, this::now);
  }

  /** Sets the endpoint of the client, which can only be created after its token source. */
  void sendThrough(Endpoint client) {
    SignedJwt jwt = new SignedJwt(app.id(), app.key(), CLOCK_DRIFT, LIFETIME, client::now);
    this.endpoint = client.with(TokenSource.supplied(() -> jwt.issue().secret()));
  }

  private AccessToken trade() {
    try {
      InstallationToken token =
          endpoint().call(TRADE, String.valueOf(installationId())).fetch(TOKEN);
      return new AccessToken(token.token(), token.expiresAt());
    } catch (NotFoundException e) {
      // An App that was removed and installed again has another ID, which the next call looks up.
      installationId = app.installationId();
      throw e;
    }
  }

  private long installationId() {
    Long known = installationId;
    if (known == null) {
      known = endpoint().call(FIND, String.valueOf(app.organization())).fetch(INSTALLATION).id();
      installationId = known;
    }
    return known;
  }

  private Instant now() {
    return endpoint().now();
  }

  private Endpoint endpoint() {
    return Objects.requireNonNull(endpoint, "endpoint");
  }
}
