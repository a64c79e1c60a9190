package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.Listing;
import org.jspecify.annotations.Nullable;

/**
 * A call as it is put together; immutable, each method gives a new one. The methods that send it
 * throw {@link io.github.registrysdk.core.SdkException} and nothing else.
 */
public interface ApiCall {
  /**
   * @param name a query parameter's name
   * @param value printed and percent-encoded; null to leave the parameter out
   */
  ApiCall query(String name, @Nullable Object value);

  /**
   * @param name a header's name
   * @param value visible ASCII and spaces
   */
  ApiCall header(String name, String value);

  /**
   * @param body sent as {@code application/json}
   */
  ApiCall json(RequestFields body);

  /**
   * @param body sent as {@code multipart/form-data}
   */
  ApiCall multipart(Multipart body);

  /**
   * Says that the answer holds a secret which the provider shows this once, so that it is saved
   * from answers that can't be read, as {@link
   * io.github.registrysdk.core.SdkException#recoveredSecret()}.
   *
   * @param field the secret's field in the JSON object
   */
  ApiCall oneTimeSecret(String field);

  /**
   * Sends it and decodes the answer.
   *
   * @param type the form of the answer
   * @param <T> what it is decoded to
   */
  <T> Answer<T> answer(JsonType<T> type);

  /**
   * Sends it and decodes the answer.
   *
   * @param type the form of the answer
   * @param <T> what it is decoded to
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
   */
  <E, T> Listing<T> list(JsonType<E> envelope, PageReader<E, T> reader);
}
