package io.github.registrysdk.testing.internal.github;

/** A private repository. Its id stays the same whatever it is called and whoever owns it. */
final class RepositoryState {

  final long id;
  String owner;
  String name;

  RepositoryState(long id, String owner, String name) {
    this.id = id;
    this.owner = owner;
    this.name = name;
  }

  String fullName() {
    return owner + "/" + name;
  }
}
