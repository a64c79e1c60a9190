/** Stateful, in-process fakes of the providers' APIs, for tests without a network. */
module io.github.registrysdk.testing {
  requires com.fasterxml.jackson.databind;
  requires mockwebserver3;
  requires okhttp3;
  requires okio;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires transitive org.jspecify;
  requires static org.junit.jupiter.api;

  exports io.github.registrysdk.testing;
}
