package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.humanitec.HumanitecBackend;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link FakeHumanitec}. Not safe for use by several threads. */
public final class FakeHumanitecBuilder {

  private String organization = "acme";
  private String token = "fake-humanitec-token-00000000000000000000000";
  private boolean canWrite = true;
  private InstantSource clock = InstantSource.system();
  private @Nullable Duration credsLifetime;
  private HumanitecErrorShape errorShape = HumanitecErrorShape.BY_CAUSE;

  FakeHumanitecBuilder() {}

  /**
   * Names the first organization; {@code acme} by default.
   *
   * @param id its name in paths
   * @return this builder
   */
  public FakeHumanitecBuilder organization(String id) {
    this.organization = id;
    return this;
  }

  /**
   * Sets the first access token.
   *
   * @param accessToken what clients will send
   * @return this builder
   */
  public FakeHumanitecBuilder token(String accessToken) {
    this.token = accessToken;
    return this;
  }

  /**
   * Limits what the first access token may do; everything by default.
   *
   * @param allowed whether it may create, update and delete
   * @return this builder
   */
  public FakeHumanitecBuilder canWrite(boolean allowed) {
    this.canWrite = allowed;
    return this;
  }

  /**
   * Sets the clock of timestamps, of credentials and of the expiry of tokens; the system's by
   * default.
   *
   * @param source the clock, such as a {@link ManualClock}
   * @return this builder
   */
  public FakeHumanitecBuilder clock(InstantSource source) {
    this.clock = source;
    return this;
  }

  /**
   * Lets all credentials end, each this long after the request for them, unless they were written
   * with an end of their own and are not minted. By default minted ones end after an hour ({@code
   * google_gcr}) or twelve ({@code amazon_ecr}), and all others never.
   *
   * @param duration the time from the request for them, positive
   * @return this builder
   * @throws IllegalArgumentException if the duration is not positive
   */
  public FakeHumanitecBuilder credsLifetime(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("credentials live for some time, not " + duration);
    }
    this.credsLifetime = duration;
    return this;
  }

  /**
   * Sets the shape of refusals; {@link HumanitecErrorShape#BY_CAUSE} by default.
   *
   * @param shape the shape
   * @return this builder
   */
  public FakeHumanitecBuilder errorShape(HumanitecErrorShape shape) {
    this.errorShape = shape;
    return this;
  }

  /**
   * Starts the fake.
   *
   * @return a fake that listens on a free port
   * @throws java.io.UncheckedIOException if no port is free
   */
  public FakeHumanitec start() {
    var backend =
        new HumanitecBackend(new HumanitecBackend.Settings(clock, credsLifetime, errorShape));
    backend.addOrganization(organization);
    backend.addAccessToken(token, canWrite);
    return new FakeHumanitec(backend, token);
  }
}
