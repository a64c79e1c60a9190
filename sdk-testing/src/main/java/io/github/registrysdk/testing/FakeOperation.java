package io.github.registrysdk.testing;

/** One operation of a provider's API that a fake knows; each fake has an enumeration of them. */
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
