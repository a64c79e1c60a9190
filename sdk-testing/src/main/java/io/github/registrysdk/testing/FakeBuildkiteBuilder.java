package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.buildkite.BuildkiteBackend;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets up a {@link FakeBuildkite}. Not thread-safe. */
public final class FakeBuildkiteBuilder extends FakeBuilder<FakeBuildkiteBuilder, FakeBuildkite> {

  private static final Set<String> ALL_SCOPES =
      Arrays.stream(BuildkiteOperation.values())
          .flatMap(operation -> operation.scopes().stream())
          .collect(Collectors.toUnmodifiableSet());

  private Set<String> scopes = ALL_SCOPES;
  private int organizationLimit = 1_000_000;
  private int userLimit = 1_000_000;
  private Duration presignedFor = Duration.ofHours(1);
  private int listPageSize = 100_000;
  private boolean observedStatuses;

  FakeBuildkiteBuilder() {
    super("bkua_fake0000000000000000000000000000000000");
  }

  @Override
  FakeBuildkiteBuilder self() {
    return this;
  }

  /**
   * Limits what the first access token may do. By default, it may do everything.
   *
   * @param names the scopes
   * @return this builder
   */
  public FakeBuildkiteBuilder scopes(String... names) {
    this.scopes = Set.of(names);
    return this;
  }

  /**
   * Sets both rate limits. The default of each is a million. Buildkite's own limits are 200 and 50.
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
   * Sets how long the form of a presigned upload and the URL of a presigned download are valid. The
   * default is an hour.
   *
   * @param duration the time from the request for the form or URL
   * @return this builder
   */
  public FakeBuildkiteBuilder presignedFor(Duration duration) {
    this.presignedFor = duration;
    return this;
  }

  /**
   * Sets the page size of the lists of registries and of tokens. A {@code Link} header contains the
   * URL of the next page. By default, one page contains all items.
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
   * Responds with the statuses that were observed instead of those in Buildkite's documentation:
   * 201 to the list of packages and to the publication of a package, and 204 to deletes. By
   * default, all of them are 200.
   *
   * @return this builder
   */
  public FakeBuildkiteBuilder observedStatuses() {
    this.observedStatuses = true;
    return this;
  }

  @Override
  public FakeBuildkite start() {
    var backend =
        new BuildkiteBackend(
            new BuildkiteBackend.Settings(
                clock, organizationLimit, userLimit, presignedFor, listPageSize, observedStatuses));
    backend.addOrganization(organization);
    backend.addAccessToken(token, scopes);
    return new FakeBuildkite(backend, token);
  }
}
