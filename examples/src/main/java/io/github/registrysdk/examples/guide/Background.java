package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.Secret;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls on other threads. */
final class Background {
  private Background() {}

  static List<String> names(
      BuildkiteClient buildkite, RegistryPackageService packages, List<String> ids) {
    // @start region="all"
    List<CompletableFuture<RegistryPackage>> calls =
        ids.stream().map(id -> buildkite.async(() -> packages.get(id))).toList();
    List<String> names = calls.stream().map(call -> call.join().name()).toList();
    // @end
    return names;
  }

  static CompletableFuture<Long> counted(
      BuildkiteClient buildkite, RegistryPackageService packages) {
    return buildkite.async(() -> packages.list().stream().count()); // any code that makes calls
  }

  static boolean stopped(BuildkiteClient buildkite) throws InterruptedException {
    CompletableFuture<PackageRegistry> call =
        buildkite.async(() -> buildkite.organization("acme").registries().get("debs"));
    try {
      call.get(200, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return call.cancel(true); // ends the call and closes its connection
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause()); // an SdkException
    }
    return false;
  }

  static BuildkiteClient onExecutor(String baseUrl, Secret token, Executor executor) {
    return BuildkiteClient.builder().baseUrl(baseUrl).token(token).executor(executor).build();
  }
}
