package io.github.registrysdk.fuzzing;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Upload;
import java.util.function.Function;

/** Every operation of Buildkite, with arguments that are good. */
@SuppressWarnings("ImmutableEnumChecker") // What is kept are lambdas that hold nothing.
enum BuildkiteCall {
  LIST_REGISTRIES(acme -> acme.registries().list().toList()),
  CREATE_REGISTRY(
      acme ->
          acme.registries()
              .create(CreatePackageRegistry.builder("fruit", Ecosystem.DEBIAN).build())),
  GET_REGISTRY(acme -> acme.registries().get("fruit")),
  UPDATE_REGISTRY(
      acme ->
          acme.registries()
              .update("fruit", UpdatePackageRegistry.builder().description("d").build())),
  DELETE_REGISTRY(
      acme -> {
        acme.registries().delete("fruit");
        return "";
      }),
  LIST_PACKAGES(acme -> acme.registry("fruit").packages().list().toList()),
  GET_PACKAGE(acme -> acme.registry("fruit").packages().get("p1")),
  PUBLISH(acme -> acme.registry("fruit").packages().publish(file())),
  PUBLISH_VIA_STORAGE(
      acme -> acme.registry("fruit").packages().publish(file(), PublishVia.STORAGE)),
  COPY_PACKAGE(acme -> acme.registry("fruit").packages().copy("p1", "other")),
  DELETE_PACKAGE(
      acme -> {
        acme.registry("fruit").packages().delete("p1");
        return "";
      }),
  LIST_TOKENS(acme -> acme.registry("fruit").tokens().list().toList()),
  CREATE_TOKEN(acme -> acme.registry("fruit").tokens().create("ci")),
  GET_TOKEN(acme -> acme.registry("fruit").tokens().get("t1")),
  UPDATE_TOKEN(acme -> acme.registry("fruit").tokens().update("t1", "cd")),
  DELETE_TOKEN(
      acme -> {
        acme.registry("fruit").tokens().delete("t1");
        return "";
      }),
  SEND(acme -> "");

  private final Function<BuildkiteOrganization, Object> work;

  BuildkiteCall(Function<BuildkiteOrganization, Object> work) {
    this.work = work;
  }

  private static Upload file() {
    return Upload.bytes("banana.deb", new byte[] {1, 2, 3});
  }

  Object run(BuildkiteClient client) {
    return this == SEND
        ? client.send(ApiRequest.get("v2", "anything"))
        : work.apply(client.organization("acme"));
  }
}
