package io.github.registrysdk.github;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.github.internal.AppJwt;
import io.github.registrysdk.github.internal.Installation;
import io.github.registrysdk.github.internal.InstallationToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trades an App's JWT for installation tokens, over the connections of the client that needs them.
 */
final class InstallationTokens {
  private static final Duration MARGIN = Duration.ofMinutes(5);

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

  /** One refresh at a time; a token is kept until five minutes before it ends. */
  TokenSource source() {
    return TokenSource.cached(this::trade, MARGIN, this::now);
  }

  /** The client's endpoint, which can be made only after its token source. */
  void sendThrough(Endpoint client) {
    AppJwt jwt = new AppJwt(app.id(), app.key(), client::now);
    this.endpoint = client.with(TokenSource.supplied(() -> Secret.of(jwt.issue())));
  }

  private AccessToken trade() {
    try {
      InstallationToken token =
          endpoint().call(TRADE, String.valueOf(installationId())).fetch(TOKEN);
      return new AccessToken(token.token(), token.expiresAt());
    } catch (NotFoundException e) {
      // An App that was removed and installed again has another id: the next call looks for it.
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
