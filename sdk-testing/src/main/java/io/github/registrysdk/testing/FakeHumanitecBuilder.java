package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.humanitec.HumanitecBackend;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link FakeHumanitec}. Not thread-safe. */
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
   * Limits what the first access token may do. By default, it may do everything.
   *
   * @param allowed whether the token may create, update and delete
   * @return this builder
   */
  public FakeHumanitecBuilder canWrite(boolean allowed) {
    this.canWrite = allowed;
    return this;
  }

  /**
   * Sets how long credentials are valid after they were requested. Stored credentials that have an
   * expiry time keep that time. By default, new credentials of {@code google_gcr} expire after one
   * hour, new credentials of {@code amazon_ecr} after twelve hours, and stored credentials never.
   *
   * @param duration the time from the request for the credentials, positive
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
   * Sets the shape of error responses. The default is {@link HumanitecErrorShape#PLAIN}.
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
