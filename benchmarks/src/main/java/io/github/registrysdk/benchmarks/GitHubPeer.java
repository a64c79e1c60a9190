package io.github.registrysdk.benchmarks;

import java.io.IOException;
import okhttp3.OkHttpClient;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;

/** hub4j's github-api: as it comes, on java.net.http, and on OkHttp. */
final class GitHubPeer {
  private GitHubPeer() {}

  static Work work(String transport, String what, String origin) throws IOException {
    GitHubBuilder builder =
        new GitHubBuilder().withEndpoint(origin + "github").withOAuthToken(Variants.TOKEN, "acme");
    if (transport.equals("githubok")) {
      builder.withConnector(new OkHttpGitHubConnector(new OkHttpClient()));
    }
    GitHub github = builder.build();
    GHRepository repository = github.getRepository("acme/collector");
    return what.equals("one")
        ? () -> github.getRepository("acme/collector")
        : () -> repository.listLabels().toList();
  }
}
