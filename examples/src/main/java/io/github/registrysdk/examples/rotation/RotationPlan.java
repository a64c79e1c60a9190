package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Upload;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What shall exist when the job is done.
 *
 * @param name of the Buildkite registry and of Humanitec's; at least three of: lower-case letters,
 *     digits and, inside, hyphens
 * @param domain the registry's address without a scheme: Humanitec knows it by that, Dependabot
 *     with {@code https://} before it
 * @param teamIds the Buildkite teams that the registry shall belong to; may be empty
 * @param chart a Helm chart to publish
 * @param chartName as the chart itself says
 * @param chartVersion as the chart itself says
 */
public record RotationPlan(
    String name,
    String domain,
    List<String> teamIds,
    Upload chart,
    String chartName,
    String chartVersion) {

  /** With every Buildkite registry token goes this user name. */
  static final String USERNAME = "buildkite";

  public RotationPlan {
    if (!name.matches("[a-z0-9](?:-?[a-z0-9])*") || name.length() < 3) {
      throw new IllegalArgumentException(
          "name must be its own slug: at least three lower-case letters, digits and single hyphens"
              + " inside");
    }
    teamIds = List.copyOf(teamIds);
    Objects.requireNonNull(chart, "chart");
  }

  /**
   * The plan with the sample chart.
   *
   * @param buildkiteOrganization the organization's slug at Buildkite
   * @param name as in the constructor
   * @param teamIds as in the constructor
   */
  public static RotationPlan sample(
      String buildkiteOrganization, String name, List<String> teamIds) {
    String domain = "packages.buildkite.com/" + buildkiteOrganization + "/" + name;
    String version = "1.0.0";
    return new RotationPlan(
        name, domain, teamIds, SampleChart.upload(name, version), name, version);
  }

  /** Where Dependabot finds the registry. */
  String url() {
    return "https://" + domain;
  }

  /**
   * Whether a provider's way to write an address means the registry: upper and lower case are the
   * same in scheme and host, and a slash at the end says nothing.
   */
  boolean isAt(String address) {
    return normalized(url()).equals(normalized(address));
  }

  private static String normalized(String address) {
    String url = address.replaceFirst("/+$", "");
    int path = url.indexOf('/', url.indexOf("://") + 3);
    int end = path < 0 ? url.length() : path;
    return url.substring(0, end).toLowerCase(Locale.ROOT) + url.substring(end);
  }
}
