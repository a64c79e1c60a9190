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
   * The same call with a JSON body, in the place of any other.
   *
   * @param body sent as {@code application/json}
   * @return another call
   */
  ApiCall json(RequestFields body);

  /**
   * The same call with a form as its body, in the place of any other.
   *
   * @param body sent as {@code multipart/form-data}
   * @return another call
   */
  ApiCall multipart(Multipart body);

  /**
   * Says that the answer holds a secret which the provider shows this once, so that it is saved
   * from answers that can't be read, as {@link
   * io.github.registrysdk.core.SdkException#recoveredSecret()}.
   *
   * @param field the secret's field in the JSON object
   * @return another call
   */
  ApiCall oneTimeSecret(String field);

  /**
   * Sends it and decodes the answer.
   *
   * @param type the form of the answer
   * @param <T> what it is decoded to
   * @return the decoded answer, with the facts of the call
   */
  <T> Answer<T> answer(JsonType<T> type);

  /**
   * Sends it and decodes the answer.
   *
   * @param type the form of the answer
   * @param <T> what it is decoded to
   * @return the decoded answer
   */
  default <T> T fetch(JsonType<T> type) {
    return answer(type).value();
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
   * @return a list of which each walk sends this call anew
   */
  <E, T> Listing<T> list(JsonType<E> envelope, PageReader<E, T> reader);
}
