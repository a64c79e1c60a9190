package io.github.registrysdk.buildkite;

import static io.github.registrysdk.buildkite.model.RegistryAccess.PLACEHOLDER;
import static java.util.Map.entry;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The URLs and settings on the pages below {@code package_registries/ecosystems} in {@code
 * buildkite/docs}.
 */
final class AccessSettings {
  private static final String USER = "buildkite";

  /** What follows the URL of the registry. Images have nothing after it. */
  private static final Map<Ecosystem, String> PATHS =
      Map.ofEntries(
          entry(Ecosystem.ALPINE, "/alpine_any/alpine_any/main"),
          entry(Ecosystem.CONTAINER, ""),
          entry(Ecosystem.DEBIAN, "/any/"),
          entry(Ecosystem.FILES, "/files/"),
          entry(Ecosystem.HELM, "/helm"),
          entry(Ecosystem.HELM_OCI, ""),
          entry(Ecosystem.HUGGINGFACE, "/huggingface"),
          entry(Ecosystem.JAVA, "/maven2/"),
          entry(Ecosystem.JAVASCRIPT, "/npm/"),
          entry(Ecosystem.NUGET, "/nuget/index.json"),
          entry(Ecosystem.OCI, ""),
          entry(Ecosystem.PYTHON, "/pypi/simple"),
          entry(Ecosystem.REDHAT, "/rpm_any/rpm_any/"),
          entry(Ecosystem.RUBY, ""));

  /** GitHub's {@code helm_registry} reads OCI registries, not those of the ecosystem helm. */
  private static final Map<Ecosystem, String> GITHUB =
      Map.of(
          Ecosystem.CONTAINER, "docker_registry",
          Ecosystem.HELM_OCI, "helm_registry",
          Ecosystem.JAVA, "maven_repository",
          Ecosystem.JAVASCRIPT, "npm_registry",
          Ecosystem.NUGET, "nuget_feed",
          Ecosystem.OCI, "docker_registry",
          Ecosystem.PYTHON, "python_index",
          Ecosystem.RUBY, "rubygems_server");

  private final String base;
  private final String organization;
  private final String registry;
  private final Ecosystem ecosystem;

  private AccessSettings(
      URI packagesUrl, String organization, String registry, Ecosystem ecosystem) {
    this.base = packagesUrl + organization + "/" + registry;
    this.organization = organization;
    this.registry = registry;
    this.ecosystem = ecosystem;
  }

  static RegistryAccess of(
      URI packagesUrl, String organization, String registry, @Nullable Ecosystem ecosystem) {
    String path = ecosystem == null ? null : PATHS.get(ecosystem);
    if (ecosystem == null || path == null) {
      throw new IllegalStateException(
          ecosystem == null
              ? "the ecosystem is not known here: use organization.registry(registry), or"
                  + " registry(slug, ecosystem)"
              : "this version of the SDK does not know where package managers find registries of"
                  + " the ecosystem "
                  + ecosystem);
    }
    AccessSettings settings = new AccessSettings(packagesUrl, organization, registry, ecosystem);
    return new RegistryAccess(
        URI.create(settings.base + path),
        settings.base,
        USER,
        GITHUB.get(ecosystem),
        settings.texts(settings.base + path));
  }

  private Map<String, String> texts(String url) {
    String host = url.substring(url.indexOf("://") + 3);
    String scheme = url.substring(0, url.indexOf("://") + 3);
    return switch (ecosystem.value()) {
      case "java" -> Map.of("settings.xml", maven(url), "build.gradle.kts", gradle(url));
      case "javascript" ->
          Map.of(".npmrc", "registry=" + url + "\n//" + host + ":_authToken=" + PLACEHOLDER + "\n");
      case "python" ->
          Map.of(
              "pip.conf",
              "[global]\nextra-index-url = "
                  + (scheme + USER + ":" + PLACEHOLDER + "@" + host)
                  + "\n");
      case "oci", "container" ->
          Map.of(
              "docker login",
              "printf %s '" + PLACEHOLDER + "' | docker login " + host + login() + "\n");
      case "helm" ->
          Map.of(
              "helm repo add",
              "printf %s '"
                  + PLACEHOLDER
                  + "' | helm repo add "
                  + registry
                  + " "
                  + url
                  + login()
                  + "\n");
      case "helm_oci" ->
          Map.of(
              "helm registry login",
              "printf %s '" + PLACEHOLDER + "' | helm registry login " + host + login() + "\n");
      default -> Map.of();
    };
  }

  /** Arguments are in the list of processes, which all users of a machine can read. */
  private static String login() {
    return " --username " + USER + " --password-stdin";
  }

  /** The token as a header, because Buildkite's page says so. */
  private String maven(String url) {
    return """
        <settings>
          <servers>
            <server>
              <id>%1$s</id>
              <configuration>
                <httpHeaders>
                  <property>
                    <name>Authorization</name>
                    <value>Bearer %3$s</value>
                  </property>
                </httpHeaders>
              </configuration>
            </server>
          </servers>
          <profiles>
            <profile>
              <id>%1$s</id>
              <repositories>
                <repository>
                  <id>%1$s</id>
                  <url>%2$s</url>
                </repository>
              </repositories>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>%1$s</activeProfile>
          </activeProfiles>
        </settings>
        """
        .formatted(organization + "-" + registry, url, PLACEHOLDER);
  }

  private static String gradle(String url) {
    return """
        repositories {
          maven {
            url = uri("%s")
            authentication {
              create<HttpHeaderAuthentication>("header")
            }
            credentials(HttpHeaderCredentials::class) {
              name = "Authorization"
              value = "Bearer %s"
            }
          }
        }
        """
        .formatted(url, PLACEHOLDER);
  }
}
