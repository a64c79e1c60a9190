package io.github.registrysdk.fuzzing;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.List;
import java.util.function.Function;

/** Calls that stand for all of their kind: a read and a write with a secret of each provider. */
@SuppressWarnings("ImmutableEnumChecker") // What is kept are lambdas that hold nothing.
enum AnyCall {
  BUILDKITE_READ(Clients::buildkite, client -> BuildkiteCall.GET_REGISTRY.run(buildkite(client))),
  BUILDKITE_LIST(Clients::buildkite, client -> BuildkiteCall.LIST_PACKAGES.run(buildkite(client))),
  BUILDKITE_CREATE(Clients::buildkite, client -> BuildkiteCall.CREATE_TOKEN.run(buildkite(client))),
  GITHUB_READ(Clients::github, client -> GitHubCall.GET.run(github(client))),
  GITHUB_LIST(Clients::github, client -> GitHubCall.LIST.run(github(client))),
  GITHUB_UPDATE(Clients::github, client -> GitHubCall.UPDATE.run(github(client))),
  HUMANITEC_READ(Clients::humanitec, client -> HumanitecCall.GET.run((HumanitecClient) client)),
  HUMANITEC_CREATE(
      Clients::humanitec, client -> HumanitecCall.CREATE.run((HumanitecClient) client)),
  HUMANITEC_DELETE(
      Clients::humanitec, client -> HumanitecCall.DELETE.run((HumanitecClient) client));

  private final Function<MemoryWire, ApiClient<?>> connect;
  private final Function<ApiClient<?>, Object> work;

  AnyCall(Function<MemoryWire, ApiClient<?>> connect, Function<ApiClient<?>, Object> work) {
    this.connect = connect;
    this.work = work;
  }

  private static BuildkiteClient buildkite(ApiClient<?> client) {
    return (BuildkiteClient) client;
  }

  private static GitHubClient github(ApiClient<?> client) {
    return (GitHubClient) client;
  }

  /** Makes the call with a client of its own, and judges what comes of it. */
  Oracle.Outcome judge(MemoryWire wire) {
    try (ApiClient<?> client = connect.apply(wire)) {
      return Oracle.judge(
          wire,
          () -> {
            Object result = work.apply(client);
            return List.of(result, client.rateLimits());
          },
          Canary.PASSWORD);
    }
  }
}
