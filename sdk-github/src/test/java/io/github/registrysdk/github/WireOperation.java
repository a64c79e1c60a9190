package io.github.registrysdk.github;

import io.github.registrysdk.testing.GitHubOperation;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Every request that the module can send, and how to tell that it was done. */
enum WireOperation {
  LIST(GitHubOperation.LIST_REGISTRIES, world -> world.registries.list().toList()),
  GET(GitHubOperation.GET_REGISTRY, world -> world.registries.get(world.name)),
  PUBLIC_KEY(GitHubOperation.GET_PUBLIC_KEY, world -> world.registries.publicKey()),
  KEY_OF_CREATE(GitHubOperation.GET_PUBLIC_KEY, RetryWorld::create),
  CREATE(
      GitHubOperation.CREATE_REGISTRY,
      RetryWorld::create,
      world -> world.fake.organization("acme").registries().size() == 2,
      "look for its type and address with privateRegistries().list()"),
  UPDATE(
      GitHubOperation.UPDATE_REGISTRY,
      world -> world.registries.update(world.name, RetryWorld.update()),
      world -> "hubot".equals(world.held().username()),
      "compare updatedAt with what privateRegistries().get(name) answers"),
  DELETE(
      GitHubOperation.DELETE_REGISTRY,
      world -> world.registries.delete(world.name),
      world -> world.fake.organization("acme").registries().isEmpty(),
      ""),
  FIND_INSTALLATION(
      GitHubOperation.GET_ORG_INSTALLATION, world -> world.appsRegistries.list().toList()),
  INSTALLATION_TOKEN(
      GitHubOperation.CREATE_INSTALLATION_TOKEN, world -> world.appsRegistries.list().toList());

  final GitHubOperation asked;
  final boolean mayBeRepeated;
  final String howToFindOut;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Consumer<RetryWorld> call;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<RetryWorld> done;

  WireOperation(GitHubOperation asked, Consumer<RetryWorld> call) {
    this(asked, call, world -> true, "");
  }

  WireOperation(
      GitHubOperation asked,
      Consumer<RetryWorld> call,
      Predicate<RetryWorld> done,
      String howToFindOut) {
    this.asked = asked;
    this.call = call;
    this.done = done;
    this.howToFindOut = howToFindOut;
    this.mayBeRepeated = howToFindOut.isEmpty();
  }

  void run(RetryWorld world) {
    call.accept(world);
  }

  boolean wasDone(RetryWorld world) {
    return done.test(world);
  }
}
