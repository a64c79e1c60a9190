/** A program of somebody else. */
module com.example.consumer {
  opens com.example.consumer to
      com.fasterxml.jackson.databind;

  requires io.github.registrysdk.buildkite;
  requires io.github.registrysdk.core;
  requires io.github.registrysdk.github;
  requires io.github.registrysdk.humanitec;
  requires io.github.registrysdk.testing;
  requires jdk.httpserver;
}
