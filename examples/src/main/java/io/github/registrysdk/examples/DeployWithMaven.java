package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Makes a registry for Java packages, deploys a package to it, gives its token to Dependabot, and
 * pulls the package with that token. Java packages are published at the registry's {@code /maven2/}
 * URL and not through the API; a build runs {@code mvn deploy} instead of {@link #deploy}.
 *
 * @see <a href="https://buildkite.com/docs/package-registries/ecosystems/maven">Buildkite:
 *     Maven</a>
 */
public final class DeployWithMaven {
  // Follows no redirect: the token goes to no other host.
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private DeployWithMaven() {}

  public static void main(String[] args) {
    try (FakeBuildkite fake = FakeBuildkite.start();
        FakeGitHub fakeGitHub = FakeGitHub.start();
        BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build();
        GitHubClient github = fakeGitHub.configure(GitHubClient.builder()).build()) {
      // At Buildkite: https://packages.buildkite.com/
      run(buildkite.organization("acme"), github, fake.packagesUrl(), Secret.of(fake.token()));
    }
  }

  private static void run(
      BuildkiteOrganization acme, GitHubClient github, URI packages, Secret apiToken) {
    PackageRegistry made =
        acme.registries().create(CreatePackageRegistry.builder("jars", Ecosystem.JAVA).build());
    PackageRegistryHandle jars = acme.registry(made);
    RegistryAccess access = jars.access(); // the URL and user name of package managers
    URI repository = packages.resolve("acme/jars/maven2/"); // with a slash at its end
    String path = "com/acme/banana/1.0.0/banana-1.0.0.jar";
    deploy(repository, apiToken, path, "a jar".getBytes(StandardCharsets.UTF_8));

    CreatedRegistryToken token = jars.tokens().create("Dependabot");
    github
        .organization("acme")
        .privateRegistries()
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY,
                    access.url().toString(),
                    RepositoryAccess.privateRepositories())
                .usernamePassword(access.userName(), token.secret())
                .build());

    byte[] pulled = pull(repository, token.secret(), path); // fails if the token can't be used
    System.out.println("pulled " + pulled.length + " bytes of " + path + " with the new token");
  }

  /**
   * Sends a file and its checksum, as Maven does.
   *
   * @param repository the registry's URL that ends in {@code /maven2/}
   * @param apiToken an API access token that can read and write packages
   * @param path the file's path in the repository
   * @param content the file
   */
  public static void deploy(URI repository, Secret apiToken, String path, byte[] content) {
    byte[] checksum = sha1(content).getBytes(StandardCharsets.US_ASCII);
    send(request(repository, path, apiToken).PUT(BodyPublishers.ofByteArray(content)));
    send(request(repository, path + ".sha1", apiToken).PUT(BodyPublishers.ofByteArray(checksum)));
  }

  /**
   * Fetches a file and compares it with its checksum, as Maven does.
   *
   * @param repository the registry's URL that ends in {@code /maven2/}
   * @param token a registry token
   * @param path the file's path in the repository
   * @return the file
   * @throws IllegalStateException if the token does not open the registry, or the file is not there
   */
  public static byte[] pull(URI repository, Secret token, String path) {
    byte[] content = send(request(repository, path, token));
    byte[] checksum = send(request(repository, path + ".sha1", token));
    if (!sha1(content).equals(new String(checksum, StandardCharsets.US_ASCII))) {
      throw new IllegalStateException("the checksum of " + path + " is wrong");
    }
    return content;
  }

  private static HttpRequest.Builder request(URI repository, String path, Secret token) {
    return HttpRequest.newBuilder(repository.resolve(path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token.reveal());
  }

  private static byte[] send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    try {
      HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.method() + " " + request.uri() + " responded " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("no response to " + request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
