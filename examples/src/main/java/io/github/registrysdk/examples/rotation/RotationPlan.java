package io.github.registrysdk.examples.rotation;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What must exist when the job is done.
 *
 * @param name the name of the Buildkite registry and of Humanitec's; at least three of: lower-case
 *     letters, digits and, inside, hyphens
 * @param organization the organization's slug at Buildkite
 * @param teamIds the Buildkite teams that get access to the registry; may be empty
 * @param image what to publish
 */
public record RotationPlan(
    String name, String organization, List<String> teamIds, SampleImage image) {

  private static final String HOST = "packages.buildkite.com";

  /** With every Buildkite registry token goes this user name. */
  static final String USERNAME = "buildkite";

  public RotationPlan {
    if (!name.matches("[a-z0-9](?:-?[a-z0-9])*") || name.length() < 3) {
      throw new IllegalArgumentException(
          "name must be its own slug: at least three lower-case letters, digits and single hyphens"
              + " inside");
    }
    teamIds = List.copyOf(teamIds);
    Objects.requireNonNull(image, "image");
  }

  /**
   * The plan with the sample image.
   *
   * @param buildkiteOrganization the organization's slug at Buildkite
   * @param name as in the constructor
   * @param teamIds as in the constructor
   */
  public static RotationPlan sample(
      String buildkiteOrganization, String name, List<String> teamIds) {
    return new RotationPlan(name, buildkiteOrganization, teamIds, new SampleImage(name, "1.0.0"));
  }

  /** How image names begin, by which Humanitec knows the registry. */
  String domain() {
    return HOST + "/" + organization + "/" + name;
  }

  /**
   * Where Dependabot finds the registry. It has no path: Dependabot uses the credentials of a
   * Docker registry for the whole host, and with a path for no request, because images are below
   * {@code /v2/}.
   */
  String url() {
    return "https://" + HOST;
  }

  /** Whether a URL at GitHub means the host. */
  boolean isUrl(String address) {
    return normalized(url()).equals(normalized(address));
  }

  /**
   * Whether Humanitec's way to write it means the registry: upper and lower case are the same in
   * the host, and a slash at the end says nothing.
   */
  boolean isDomain(String address) {
    return normalized("https://" + domain()).equals(normalized("https://" + address));
  }

  private static String normalized(String address) {
    String url = address.replaceFirst("/+$", "");
    int path = url.indexOf('/', url.indexOf("://") + 3);
    int end = path < 0 ? url.length() : path;
    return url.substring(0, end).toLowerCase(Locale.ROOT) + url.substring(end);
  }
}
