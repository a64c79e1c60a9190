package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.humanitec.HumanitecBackend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link FakeHumanitec}. Not safe for use by several threads. */
public final class FakeHumanitecBuilder extends FakeBuilder<FakeHumanitecBuilder, FakeHumanitec> {

  private boolean canWrite = true;
  private @Nullable Duration credsLifetime;
  private HumanitecErrorShape errorShape = HumanitecErrorShape.PLAIN;

  FakeHumanitecBuilder() {
    super("fake-humanitec-token-00000000000000000000000");
  }

  @Override
  FakeHumanitecBuilder self() {
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
   * Sets how long credentials are valid after the request for them. Stored credentials with a time
   * of expiry keep it. By default, new credentials of {@code google_gcr} expire after an hour, of
   * {@code amazon_ecr} after twelve, and stored ones never.
   *
   * @param duration the time from the request for them, positive
   * @return this builder
   * @throws IllegalArgumentException if the duration is not positive
   */
  public FakeHumanitecBuilder credsLifetime(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(
          "credentials are valid for a positive time, not " + duration);
    }
    this.credsLifetime = duration;
    return this;
  }

  /**
   * Sets the shape of refusals; {@link HumanitecErrorShape#PLAIN} by default.
   *
   * @param shape the shape
   * @return this builder
   */
  public FakeHumanitecBuilder errorShape(HumanitecErrorShape shape) {
    this.errorShape = shape;
    return this;
  }

  @Override
  public FakeHumanitec start() {
    var backend =
        new HumanitecBackend(new HumanitecBackend.Settings(clock, credsLifetime, errorShape));
    backend.addOrganization(organization);
    backend.addAccessToken(token, canWrite);
    return new FakeHumanitec(backend, token);
  }
}
