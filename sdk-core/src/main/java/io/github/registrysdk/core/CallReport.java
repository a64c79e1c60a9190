package io.github.registrysdk.core;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The details of a call, without anything secret: no query string, no header, no body, no
 * identifier from the path. Reports are created by the client only.
 */
public sealed interface CallReport extends Serializable permits CallDetails {
  /** {@return what the call does, such as {@code create a registry token}} */
  String operation();

  /** {@return the HTTP method} */
  String method();

  /** {@return the host of the request} */
  String host();

  /**
   * {@return the path with the names of its parameters instead of their values; of an {@link
   * ApiRequest} the path that the caller set}
   */
  String path();

  /** {@return the HTTP status of the last response, or 0 if there was none} */
  int status();

  /** {@return how many requests were sent or tried; 0 if the call was stopped before the first} */
  int attempts();

  /** {@return the time from the start of the call to its failure, waits included} */
  Duration elapsed();

  /** {@return the provider's id of the last response, or null if it had none} */
  @Nullable String requestId();

  /** {@return the token scope or permission that the operation requires, or null} */
  @Nullable String scope();

  /** {@return what the call may have done at the provider} */
  Effect effect();
}
