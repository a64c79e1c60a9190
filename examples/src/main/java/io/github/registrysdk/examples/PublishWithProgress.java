package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.PublishVia;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.examples.sandbox.DebianFile;
import io.github.registrysdk.examples.sandbox.Sandbox;
import io.github.registrysdk.examples.sandbox.TemporaryFolder;
import java.nio.file.Path;

/** Publishes a file from disk and prints the progress. */
public final class PublishWithProgress {
  private static final int MIB = 1024 * 1024;

  private PublishWithProgress() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start();
        TemporaryFolder folder = new TemporaryFolder()) {
      // Read as it is sent, with a fixed buffer. The listener runs on the thread that uploads.
      RegistryPackage published = sandbox.debs().packages().publish(upload(folder, "1.0.0"));
      System.out.println(published.name() + " has SHA-256 " + published.digests().get("sha256"));

      // Up to 100 MiB go to the API, more go through storage, unless the caller decides.
      RegistryPackage stored =
          sandbox.debs().packages().publish(upload(folder, "1.1.0"), PublishVia.STORAGE);
      System.out.println("through storage: " + stored.id());
    }
  }

  private static Upload upload(TemporaryFolder folder, String version) {
    Path deb = DebianFile.write(folder.path(), "sample-tool", version, 8 * MIB);
    return Upload.file(deb).onProgress(PublishWithProgress::print);
  }

  private static void print(long sent, long total) {
    if (sent % MIB == 0) {
      System.out.println(sent / MIB + " of " + total / MIB + " MiB sent");
    }
  }
}
