package io.github.registrysdk.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteBuilder;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.Faults;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.RsaKeys;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A fake that holds what the samples name, and a client of it that waits on a manual clock. */
final class FakeWorld implements AutoCloseable {
  private static final Secret PASSWORD = Secret.of("hunter2");

  final ManualClock clock = ManualClock.create();
  final FakeProvider<?, ?> fake;
  final Caller caller;

  FakeWorld(Sample sample) {
    this(sample, FakeBuildkite.builder());
  }

  FakeWorld(Sample sample, FakeBuildkiteBuilder buildkiteBuilder) {
    switch (sample.provider()) {
      case BUILDKITE -> {
        FakeBuildkite buildkite = buildkiteBuilder.clock(clock).start();
        fake = buildkite;
        caller = inBuildkite(buildkite, sample);
      }
      case GITHUB -> {
        FakeGitHub github = FakeGitHub.builder().clock(clock).start();
        github.addRegistry("acme", "maven_repository", "https://maven.acme.example/", "s");
        github.addApp("Iv1.client", RsaKeys.PAIR.getPublic(), 77, "acme");
        fake = github;
        long repository = github.addRepository("acme", "api");
        github.addDependabotSecret("acme", "NPM_TOKEN", "s", repository);
        github.addDependabotSecret("acme", "CARGO_TOKEN", "s", github.addRepository("acme", "web"));
        caller =
            new Caller(
                sample.signsIn() ? app(github) : client(sample, github.baseUrl()),
                upload(),
                PASSWORD,
                "t1",
                "p1",
                repository);
      }
      case HUMANITEC -> {
        FakeHumanitec humanitec = FakeHumanitec.builder().clock(clock).start();
        humanitec.addRegistry("acme", "images", "images.acme.example", "basic");
        humanitec.putCreds("acme", "images", "ci", "hunter1", null);
        fake = humanitec;
        caller = calledBy(client(sample, humanitec.baseUrl()));
      }
      default -> throw new IllegalArgumentException(sample.id());
    }
  }

  private Caller inBuildkite(FakeBuildkite buildkite, Sample sample) {
    buildkite.addRegistry("acme", "gems", "ruby");
    buildkite.addRegistry("acme", "other", "ruby");
    String packageId = buildkite.addPackage("acme", "gems", "a-1.gem", "first".getBytes(UTF_8));
    if (sample.isDownload()) {
      buildkite.addRegistry("acme", "tools", "files");
      buildkite.addPackage("acme", "tools", "a-1.0.0.zip", Sample.FILE.getBytes(UTF_8));
    }
    BuildkiteClient client =
        buildkite.configure(BuildkiteClient.builder()).packagesUrl(buildkite.packagesUrl()).build();
    String tokenId = client.organization("acme").registry("gems").tokens().create("first").id();
    if (sample.signsIn()) {
      client.organization("acme").registries().update("gems", acceptingJobs());
      Map<String, String> job = new HashMap<>(buildkite.addAgentJob(Map.of()));
      job.putAll(buildkite.addGitHubActionsJob(Map.of()));
      TokenSource tokens =
          sample.oidc(job).withOptions(buildkite::configure).forRegistry("acme", "gems");
      client.close();
      client = buildkite.configure(BuildkiteClient.builder()).tokenSource(tokens).build();
    }
    return new Caller(client, upload(), PASSWORD, tokenId, packageId, 3);
  }

  private static UpdatePackageRegistry acceptingJobs() {
    return UpdatePackageRegistry.builder()
        .oidcPolicy(
            OidcPolicy.of(
                Stream.of(
                        "https://agent.buildkite.com",
                        "https://token.actions.githubusercontent.com")
                    .map(OidcStatement::issuedBy)
                    .map(statement -> statement.granting(OidcScope.READ_PACKAGES))
                    .toList()))
        .build();
  }

  private ApiClient<?> app(FakeGitHub github) {
    return github.configure(GitHubClient.builder()).app(Sample.APP).build();
  }

  /** A client whose requests go to this URL, such as that of a proxy before the fake. */
  ApiClient<?> client(Sample sample, URI baseUrl) {
    return sample
        .provider()
        .open(
            new Provider.Setup() {
              @Override
              public <B extends ClientBuilder<B>> B to(B builder) {
                return fake.configure(builder).baseUrl(baseUrl);
              }
            });
  }

  private static Caller calledBy(ApiClient<?> client) {
    return Caller.of(client, upload(), PASSWORD);
  }

  private static Upload upload() {
    return Upload.bytes("b-1.gem", "second".getBytes(UTF_8));
  }

  /** Leaves the token known, but without any scope or permission. */
  void takeScopesAway() {
    if (fake instanceof FakeBuildkite buildkite) {
      buildkite.addToken(fake.token());
    } else if (fake instanceof FakeGitHub github) {
      github.addToken(fake.token());
    } else if (fake instanceof FakeHumanitec humanitec) {
      humanitec.addToken(fake.token(), false);
    }
  }

  void revokeToken() {
    fake.revokeToken(fake.token());
  }

  /** The provider's response when a rate limit is exceeded. */
  Fault rateLimit(Duration reset) {
    return fake instanceof FakeBuildkite
        ? FakeBuildkite.userRateLimit(reset)
        : fake instanceof FakeGitHub
            ? FakeGitHub.secondaryRateLimit(403, reset)
            : FakeHumanitec.rateLimit(reset);
  }

  Faults.Rule<?> faultsOn(FakeOperation operation) {
    return rule(fake, operation);
  }

  @SuppressWarnings("unchecked") // a sample's operation is one of its provider's fake
  private static <O extends FakeOperation> Faults.Rule<O> rule(
      FakeProvider<?, O> fake, FakeOperation operation) {
    return fake.faults().on((O) operation);
  }

  int requests(FakeOperation operation) {
    return (int)
        fake.calls().stream()
            .filter(call -> call.operation().filter(operation::equals).isPresent())
            .count();
  }

  int effects(Sample sample) {
    return sample.effects(fake);
  }

  @Override
  public void close() {
    caller.client().close();
    fake.close();
  }
}
