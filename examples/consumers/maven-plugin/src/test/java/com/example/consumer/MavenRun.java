package com.example.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A build with a real Maven.
 *
 * @param status its exit status
 * @param output all that it printed
 */
record MavenRun(int status, String output) {

  /**
   * Runs a Maven in a folder until it ends.
   *
   * @param home the Maven
   * @param folder the folder of the build
   * @param environment variables, in addition to those that a build on every machine has
   * @param arguments goals and options, in addition to those that find the plugin
   */
  static MavenRun of(
      String home, Path folder, Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                home + "/bin/mvn",
                "-B",
                "-gs",
                property("consumers.settings"),
                "-Dmaven.repo.local=" + property("consumers.local"),
                "-Dmaven.repo.local.tail=" + property("consumers.tail"),
                "-Dregistry-sdk.version=" + property("registry-sdk.version"),
                // The fake does not respond to it, and Maven would wait for that.
                "-Daether.connector.http.expectContinue=false", // 3.9
                "-Daether.transport.http.expectContinue=false")); // 4
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(folder.getParent(), "maven", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.matches("(BUILDKITE|ACTIONS|MAVEN)_.*|M2_HOME"));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      Process maven = builder.start();
      if (!maven.waitFor(5, TimeUnit.MINUTES)) {
        maven.destroyForcibly();
        throw new IllegalStateException("Maven does not end: " + Files.readString(output));
      }
      return new MavenRun(maven.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "(no " + name + ")");
  }
}
