package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.testing.BuildkiteOperation;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** Every request that this module sends, with what it does at Buildkite. */
@SuppressWarnings("ImmutableEnumChecker") // its functions are lambdas that hold nothing
enum WireOperation {
  CREATE_REGISTRY(
      BuildkiteOperation.CREATE_REGISTRY,
      false,
      w -> w.acme.registries().create(CreatePackageRegistry.builder("new", Ecosystem.RUBY).build()),
      w -> w.registries() - 2),
  LIST_REGISTRIES(
      BuildkiteOperation.LIST_REGISTRIES, true, w -> w.acme.registries().list().toList(), w -> 1),
  GET_REGISTRY(BuildkiteOperation.GET_REGISTRY, true, w -> w.acme.registries().get("gems"), w -> 1),
  UPDATE_REGISTRY(
      BuildkiteOperation.UPDATE_REGISTRY,
      false,
      w ->
          w.acme
              .registries()
              .update("gems", UpdatePackageRegistry.builder().description("new").build()),
      w -> "new".equals(w.held("gems").description()) ? 1 : 0),
  DELETE_REGISTRY(
      BuildkiteOperation.DELETE_REGISTRY,
      true,
      w -> w.acme.registries().delete("other"),
      w -> 2 - w.registries()),
  CREATE_TOKEN(
      BuildkiteOperation.CREATE_TOKEN,
      false,
      w -> w.tokens.create("new"),
      w -> w.held("gems").tokens().size() - 1),
  LIST_TOKENS(BuildkiteOperation.LIST_TOKENS, true, w -> w.tokens.list().toList(), w -> 1),
  GET_TOKEN(BuildkiteOperation.GET_TOKEN, true, w -> w.tokens.get(w.tokenId), w -> 1),
  UPDATE_TOKEN(
      BuildkiteOperation.UPDATE_TOKEN,
      false,
      w -> w.tokens.update(w.tokenId, "new"),
      w -> "new".equals(w.held("gems").tokens().get(0).description()) ? 1 : 0),
  DELETE_TOKEN(
      BuildkiteOperation.DELETE_TOKEN,
      true,
      w -> w.tokens.delete(w.tokenId),
      w -> 1 - w.held("gems").tokens().size()),
  PUBLISH(
      BuildkiteOperation.PUBLISH_PACKAGE,
      false,
      w -> w.packages.publish(w.upload(), PublishVia.API),
      w -> w.held("gems").packages().size() - 1),
  FINALIZE(
      BuildkiteOperation.PUBLISH_PACKAGE,
      false,
      w -> w.packages.publish(w.upload(), PublishVia.STORAGE),
      w -> w.held("gems").packages().size() - 1),
  PRESIGN(
      BuildkiteOperation.PRESIGN_UPLOAD,
      true,
      w -> w.packages.publish(w.upload(), PublishVia.STORAGE),
      w -> w.held("gems").packages().size() - 1),
  STORE(
      BuildkiteOperation.STORE_UPLOAD,
      true,
      w -> w.packages.publish(w.upload(), PublishVia.STORAGE),
      w -> w.held("gems").packages().size() - 1),
  LIST_PACKAGES(BuildkiteOperation.LIST_PACKAGES, true, w -> w.packages.list().toList(), w -> 1),
  GET_PACKAGE(BuildkiteOperation.GET_PACKAGE, true, w -> w.packages.get(w.packageId), w -> 1),
  COPY_PACKAGE(
      BuildkiteOperation.COPY_PACKAGE,
      false,
      w -> w.packages.copy(w.packageId, "other"),
      w -> w.held("other").packages().size()),
  DELETE_PACKAGE(
      BuildkiteOperation.DELETE_PACKAGE,
      true,
      w -> w.packages.delete(w.packageId),
      w -> 1 - w.held("gems").packages().size()),
  RATE_LIMIT(
      BuildkiteOperation.GET_RATE_LIMIT,
      true,
      w -> w.client.send(ApiRequest.get("v2", "organizations", "acme", "rate_limit")),
      w -> 1);

  final BuildkiteOperation asked;

  /** Whether sending it twice does nothing twice. */
  final boolean mayBeRepeated;

  private final Consumer<RetryWorld> call;
  private final ToIntFunction<RetryWorld> effects;

  WireOperation(
      BuildkiteOperation asked,
      boolean mayBeRepeated,
      Consumer<RetryWorld> call,
      ToIntFunction<RetryWorld> effects) {
    this.asked = asked;
    this.mayBeRepeated = mayBeRepeated;
    this.call = call;
    this.effects = effects;
  }

  void run(RetryWorld world) {
    call.accept(world);
  }

  /** How many times it was done; 1 for what leaves no trace. */
  int effects(RetryWorld world) {
    return effects.applyAsInt(world);
  }
}
