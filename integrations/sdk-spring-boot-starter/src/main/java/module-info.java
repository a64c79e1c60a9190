/**
 * Clients of the SDK as beans of Spring Boot 3 and 4. Start with {@link
 * io.github.registrysdk.spring.RegistriesAutoConfiguration}.
 */
module io.github.registrysdk.spring {
  requires transitive io.github.registrysdk.core;
  requires io.github.registrysdk.micrometer;
  requires spring.beans;
  requires spring.boot;
  requires spring.boot.autoconfigure;
  requires spring.context;
  requires spring.core;
  requires static io.github.registrysdk.buildkite;
  requires static io.github.registrysdk.github;
  requires static io.github.registrysdk.humanitec;
  requires static io.github.registrysdk.testing;
  requires static micrometer.core;
  requires static micrometer.observation;
  requires static spring.boot.actuator;
  requires static spring.boot.health;
  requires static spring.test;

  exports io.github.registrysdk.spring;
  exports io.github.registrysdk.spring.test;

  // Spring creates beans, and reads annotations and properties, by reflection.
  opens io.github.registrysdk.spring;
  opens io.github.registrysdk.spring.test;
}
