package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.buildkite.BuildkiteBackend;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Sets up a {@link FakeBuildkite}. Not safe for use by several threads. */
public final class FakeBuildkiteBuilder {

  private static final Set<String> ALL_SCOPES =
      Set.of(
          "read_registries",
          "write_registries",
          "delete_registries",
          "read_packages",
          "write_packages",
          "delete_packages");

  private String organization = "acme";
  private String token = "bkua_fake0000000000000000000000000000000000";
  private Set<String> scopes = ALL_SCOPES;
  private InstantSource clock = InstantSource.system();
  private int organizationLimit = 1_000_000;
  private int userLimit = 1_000_000;
  private Duration presignedFor = Duration.ofHours(1);
  private int listPageSize = 100_000;

  FakeBuildkiteBuilder() {}

  /**
   * Names the first organization; {@code acme} by default.
   *
   * @param slug its name in paths
   * @return this builder
   */
  public FakeBuildkiteBuilder organization(String slug) {
    this.organization = slug;
    return this;
  }

  /**
   * Sets the first access token.
   *
   * @param accessToken what clients will send
   * @return this builder
   */
  public FakeBuildkiteBuilder token(String accessToken) {
    this.token = accessToken;
    return this;
  }

  /**
   * Limits what the first access token may do; everything by default.
   *
   * @param names the scopes
   * @return this builder
   */
  public FakeBuildkiteBuilder scopes(String... names) {
    this.scopes = Set.of(names);
    return this;
  }

  /**
   * Sets the clock of timestamps, rate limits, expiry of tokens and of upload forms; the system's
   * by default.
   *
   * @param source the clock, such as a {@link ManualClock}
   * @return this builder
   */
  public FakeBuildkiteBuilder clock(InstantSource source) {
    this.clock = source;
    return this;
  }

  /**
   * Sets both rate limits. Buildkite's own are 200 and 50; a million each by default.
   *
   * @param perOrganization requests a minute for an organization, at least 1
   * @param perUser requests a minute for an access token, at least 1
   * @return this builder
   * @throws IllegalArgumentException if a limit is not positive
   */
  public FakeBuildkiteBuilder limits(int perOrganization, int perUser) {
    if (perOrganization < 1 || perUser < 1) {
      throw new IllegalArgumentException("a limit allows at least one request");
    }
    this.organizationLimit = perOrganization;
    this.userLimit = perUser;
    return this;
  }

  /**
   * Sets how long the form of a presigned upload is good; an hour by default.
   *
   * @param duration the time from the request for it
   * @return this builder
   */
  public FakeBuildkiteBuilder presignedFor(Duration duration) {
    this.presignedFor = duration;
    return this;
  }

  /**
   * Sets the page size of the lists of registries and of tokens, further pages of which are told by
   * a {@code Link} header; one page holds everything by default.
   *
   * @param size items a page, at least 1
   * @return this builder
   * @throws IllegalArgumentException if the size is not positive
   */
  public FakeBuildkiteBuilder listPageSize(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a page holds at least one item");
    }
    this.listPageSize = size;
    return this;
  }

  /**
   * Starts the fake.
   *
   * @return a fake that listens on two free ports
   * @throws java.io.UncheckedIOException if no port is free
   */
  public FakeBuildkite start() {
    var backend =
        new BuildkiteBackend(
            new BuildkiteBackend.Settings(
                clock, organizationLimit, userLimit, presignedFor, listPageSize));
    backend.addOrganization(organization);
    backend.addAccessToken(token, scopes);
    return new FakeBuildkite(backend, token);
  }
}
