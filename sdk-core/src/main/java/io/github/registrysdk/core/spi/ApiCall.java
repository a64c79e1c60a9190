package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is put together; immutable, each method gives a new one. The methods that send it
 * throw {@link io.github.registrysdk.core.SdkException} and nothing else.
 */
public interface ApiCall {
  /**
   * The same call with a query parameter more.
   *
   * @param name a query parameter's name
   * @param value printed and percent-encoded; null to leave the parameter out
   * @return another call
   */
  ApiCall query(String name, @Nullable Object value);

  /**
   * The same call with a header more, or another value for one of its headers.
   *
   * @param name a header's name
   * @param value visible ASCII and spaces
   * @return another call
   * @throws IllegalArgumentException if name or value has other characters
   */
  ApiCall header(String name, String value);

  /**
   * The same call with a JSON body, which replaces any other.
   *
   * @param body sent as {@code application/json}
   * @return another call
   */
  ApiCall json(RequestFields body);

  /**
   * The same call with a form as its body, which replaces any other.
   *
   * @param body sent as {@code multipart/form-data}
   * @return another call
   */
  ApiCall multipart(Multipart body);

  /**
   * Says that the response contains a secret that the provider shows only once. If the response
   * cannot be decoded, the secret is available as {@link
   * io.github.registrysdk.core.SdkException#recoveredSecret()}.
   *
   * @param field the secret's field in the JSON object
   * @return another call
   */
  ApiCall oneTimeSecret(String field);

  /**
   * Adds what the provider module knows to the message of an error response. Such an error does not
   * name the required scope, because another scope would not help.
   *
   * @param status the status of the error response
   * @param text what to add, without a full stop; null to add nothing
   * @return another call
   */
  ApiCall explain(int status, @Nullable String text);

  /**
   * Sends it and decodes the response.
   *
   * @param type the form of the response
   * @param <T> the type of the decoded response
   * @return the decoded response, which can also create exceptions about itself
   */
  <T> ApiResult<T> result(JsonType<T> type);

  /**
   * Sends it and decodes the response.
   *
   * @param type the form of the response
   * @param <T> what it is decoded to
   * @return the decoded response
   */
  default <T> T fetch(JsonType<T> type) {
    return result(type).value();
  }

  /** Sends it; whatever body a success has is ignored. */
  void run();

  /**
   * A lazy list; sends nothing yet.
   *
   * @param envelope the form of a page's JSON
   * @param reader gets the items and the next page out of it
   * @param <E> the page's JSON
   * @param <T> what is listed
   * @return a list that sends this call in each iteration
   */
  <E, T> Listing<T> list(JsonType<E> envelope, PageReader<E, T> reader);
}
