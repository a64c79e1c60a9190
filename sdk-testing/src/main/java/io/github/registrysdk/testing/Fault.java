package io.github.registrysdk.testing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A way in which a request fails. The effect is what the operation does to the fake's state. A
 * fault before the effect does not change the state. A fault after the effect hides from the client
 * that the operation was performed.
 *
 * <p>Each fake has methods for its provider's rate limits, such as {@link
 * FakeBuildkite#userRateLimit}.
 */
public sealed interface Fault {

  /**
   * Refuses the request before the effect, with a JSON body that has only the field {@code
   * message}.
   *
   * @param status the status, 200 to 599
   * @return the fault
   * @throws IllegalArgumentException if the status is out of range
   */
  static Fault status(int status) {
    return status(status, Map.of(), "{\"message\":\"fault on request\"}");
  }

  /**
   * Refuses the request before the effect.
   *
   * @param status the status, 200 to 599
   * @param headers headers that are added to the provider's usual headers, or replace them; {@code
   *     Content-Type} is {@code application/json} unless it is among them
   * @param body the whole body, possibly empty
   * @return the fault
   * @throws IllegalArgumentException if the status is out of range
   */
  static Fault status(int status, Map<String, String> headers, String body) {
    return new Response(status, headers, body, false);
  }

  /**
   * Performs the operation, and then responds like a gateway that has lost the provider's response.
   *
   * @param status the status, 200 to 599
   * @return the fault
   * @throws IllegalArgumentException if the status is out of range
   */
  static Fault statusAfterEffect(int status) {
    return new Response(status, Map.of(), "{\"message\":\"fault on request\"}", true);
  }

  /**
   * Performs the operation and sends the right status with another body.
   *
   * @param contentType the {@code Content-Type} of the response
   * @param body the whole body, possibly empty
   * @return the fault
   */
  static Fault body(String contentType, String body) {
    return new Body(contentType, body);
  }

  /**
   * Performs the operation and sends the right status with a page of HTML.
   *
   * @return the fault
   */
  static Fault html() {
    return body("text/html; charset=utf-8", "<!doctype html><title>Please wait</title>");
  }

  /**
   * Performs the operation and sends the right status and content type with JSON that ends too
   * early.
   *
   * @return the fault
   */
  static Fault malformedJson() {
    return body("application/json; charset=utf-8", "{\"id\": \"0191");
  }

  /**
   * Performs the operation and sends the response late. The wait is real time, not the fake's
   * clock.
   *
   * @param delay how late, not negative
   * @return the fault
   * @throws IllegalArgumentException if the delay is negative
   */
  static Fault delay(Duration delay) {
    return new Delay(delay);
  }

  /**
   * Performs the operation and sends the body of the response one byte at a time. The waits are
   * real time.
   *
   * @param pause the wait after each byte, not negative
   * @return the fault
   * @throws IllegalArgumentException if the pause is negative
   */
  static Fault drip(Duration pause) {
    return new Drip(pause);
  }

  /**
   * Performs the operation and never responds. The connection stays open.
   *
   * @return the fault
   */
  static Fault stall() {
    return new Stall();
  }

  /**
   * Reads the request and closes the connection, without performing the operation.
   *
   * @return the fault
   */
  static Fault dropBeforeEffect() {
    return new Drop(false);
  }

  /**
   * Performs the operation and closes the connection without a response.
   *
   * @return the fault
   */
  static Fault dropAfterEffect() {
    return new Drop(true);
  }

  /**
   * Performs the operation, announces the whole body, sends half of it and closes the connection.
   *
   * @return the fault
   */
  static Fault truncatedBody() {
    return new Truncate();
  }

  /**
   * Responds with a page of a list whose next page is the same page again.
   *
   * @return the fault; it changes nothing on operations without pages
   */
  static Fault repeatedCursor() {
    return new RepeatedCursor();
  }

  /**
   * Responds with a page of a list whose next page has the same path on another origin.
   *
   * @param origin scheme, host and port of the link
   * @return the fault; it changes nothing on operations without pages
   */
  static Fault foreignNextLink(URI origin) {
    return new ForeignNextLink(origin);
  }

  /**
   * A response instead of the provider's.
   *
   * @param status the status
   * @param headers headers added to the provider's usual ones
   * @param body the whole body
   * @param afterEffect whether the operation is performed first
   */
  record Response(int status, Map<String, String> headers, String body, boolean afterEffect)
      implements Fault {
    /** Copies the headers and refuses a status that HTTP does not have. */
    public Response {
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException("a status is 200 to 599, not " + status);
      }
      headers = Map.copyOf(headers);
    }
  }

  /**
   * The right status with another body.
   *
   * @param contentType the content type that the response names
   * @param text the whole body
   */
  record Body(String contentType, String text) implements Fault {}

  /**
   * A late response.
   *
   * @param delay how late
   */
  record Delay(Duration delay) implements Fault {
    /** Refuses a negative delay. */
    public Delay {
      requireNotNegative(delay);
    }
  }

  /**
   * A response byte by byte.
   *
   * @param pause the wait after each byte
   */
  record Drip(Duration pause) implements Fault {
    /** Refuses a negative pause. */
    public Drip {
      requireNotNegative(pause);
    }
  }

  /** No response on an open connection. */
  record Stall() implements Fault {}

  /**
   * A closed connection instead of a response.
   *
   * @param afterEffect whether the operation is performed first
   */
  record Drop(boolean afterEffect) implements Fault {}

  /** Half a body and a closed connection. */
  record Truncate() implements Fault {}

  /**
   * A rate limit that is used up.
   *
   * @param scope the limit's name
   * @param reset the time until the limit resets
   */
  record RateLimited(String scope, Duration reset) implements Fault {
    /** Refuses a negative time. */
    public RateLimited {
      requireNotNegative(reset);
    }
  }

  /** A page whose next page is the same page again. */
  record RepeatedCursor() implements Fault {}

  /**
   * A page whose next page is on another origin.
   *
   * @param origin scheme, host and port of the link
   */
  record ForeignNextLink(URI origin) implements Fault {}

  private static void requireNotNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a duration here is not negative: " + duration);
    }
  }
}
