package io.github.registrysdk.testing;

/** An operation of a provider's API. Each fake has an enumeration of them. */
public interface FakeOperation {

  /**
   * The constant's name, such as {@code CREATE_TOKEN}.
   *
   * @return the name, never empty
   */
  String name();

  /**
   * The operation in words, such as {@code create a registry token}, as failure messages show it.
   *
   * @return the words, never empty
   */
  String description();
}
