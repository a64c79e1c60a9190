/**
 * The client engine every provider module is built on: credentials, transport, retries, rate
 * limits, paging, JSON and the exceptions callers catch.
 *
 * <p>Callers see {@link io.github.registrysdk.core}; a provider is written with {@link
 * io.github.registrysdk.core.spi}; nothing else leaves this module.
 */
module io.github.registrysdk.core {
  requires transitive okhttp3;
  requires transitive org.jspecify;
  requires okio;
  requires kotlin.stdlib;
  requires org.slf4j;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;

  exports io.github.registrysdk.core;
  exports io.github.registrysdk.core.spi;
}
