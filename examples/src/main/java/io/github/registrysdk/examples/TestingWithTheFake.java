package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.examples.sandbox.Sandbox;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.Fault;
import java.nio.charset.StandardCharsets;

/**
 * Code of your own, tried against the fake. Here it is started and ended by hand; {@code
 * TestingWithTheFakeTest} does the same with the JUnit extension.
 */
public final class TestingWithTheFake {
  private TestingWithTheFake() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start()) {
      RegistryPackageService debs = sandbox.debs().packages();
      Upload damson =
          Upload.bytes("damson_1.0.0_all.deb", "damson".getBytes(StandardCharsets.UTF_8));

      // The fake misbehaves on request ...
      sandbox.fake().faults().on(BuildkiteOperation.LIST_PACKAGES).once(Fault.status(503));
      System.out.println("published: " + publishOnce(debs, "damson", damson));
      System.out.println("published again: " + publishOnce(debs, "damson", damson));

      // ... tells what it holds and what it received ...
      System.out.println(
          "the fake holds "
              + sandbox.fake().organization("acme").registry("debs").packages().size()
              + " packages after "
              + sandbox.fake().calls(BuildkiteOperation.LIST_PACKAGES).size()
              + " requests for the list");
    } // ... and fails here if it was sent what the provider does not have.
  }

  /** The code under test: publishes unless there is a package by that name. */
  static boolean publishOnce(RegistryPackageService packages, String name, Upload upload) {
    if (packages.list(PackageQuery.exactlyNamed(name)).iterator().hasNext()) {
      return false;
    }
    packages.publish(upload);
    return true;
  }
}
