package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tour was asked to do.
 *
 * @param token for Buildkite itself, or null for a fake
 * @param organization the organization's slug
 * @param baseUrl the URL of Buildkite's API, or null for a fake
 * @param teamIds the teams that the registries will belong to; may be empty
 * @param yes whether consent to write was given in advance
 * @param report the file for the report, or null for none
 */
record TourSettings(
    @Nullable Secret token,
    String organization,
    @Nullable String baseUrl,
    List<String> teamIds,
    boolean yes,
    @Nullable Path report) {

  private static final String TOKEN = "BUILDKITE_API_TOKEN";
  private static final String ORGANIZATION = "BUILDKITE_ORGANIZATION_SLUG";

  static TourSettings of(List<String> args, Map<String, String> env) {
    boolean yes = false;
    Path report = null;
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String arg = rest.next();
      if (arg.equals("--yes") && !yes) {
        yes = true;
      } else if (arg.equals("--report") && report == null && rest.hasNext()) {
        report = Path.of(rest.next());
      } else {
        throw new IllegalArgumentException(
            "the arguments are --yes and --report FILE, each once; cannot use " + arg);
      }
    }
    String token = env.getOrDefault(TOKEN, "").strip();
    String organization = env.getOrDefault(ORGANIZATION, "").strip();
    boolean live = !token.isEmpty() && !organization.isEmpty();
    return new TourSettings(
        live ? Secret.of(token) : null,
        live ? organization : "acme",
        live ? baseUrl(env) : null,
        teams(env.getOrDefault("BUILDKITE_TEAM_IDS", "")),
        yes,
        report);
  }

  /** Of the server that the token is for. */
  private static String baseUrl(Map<String, String> env) {
    try (BuildkiteClient client = BuildkiteClient.fromEnvironment(env)) {
      return client.baseUrl().toString();
    }
  }

  private static List<String> teams(String list) {
    return List.of(list.split(",", -1)).stream()
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .toList();
  }
}
