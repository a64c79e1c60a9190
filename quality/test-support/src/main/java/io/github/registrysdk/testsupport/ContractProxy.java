package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Prism, which stands between a client and a server, compares requests and responses with an
 * OpenAPI document, and logs what differs.
 *
 * <p>The documents are in {@code docs/openapi}. Prism is looked for in the folder named by the
 * system property {@code prism.dir}, by default {@code target/prism}, where {@code .ci/contract}
 * puts it.
 */
public final class ContractProxy implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Prism is listening on (http://\\S+)");
  private static final long SECONDS_TO_START = 60;
  private static final long SECONDS_TO_STOP = 10;

  private final Process process;
  private final Thread reader;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final List<String> output = new CopyOnWriteArrayList<>();

  private ContractProxy(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "prism-output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts Prism in front of a server and waits until it listens. The calling test is skipped, with
   * the reason, where Prism or Node is missing.
   *
   * @param document the file's name, such as {@code github.json}
   * @param upstream the server's address, without a path
   * @return a proxy that listens
   * @throws IllegalStateException if Prism is there and does not start
   */
  public static ContractProxy before(String document, URI upstream) {
    Path openapi = ProjectFolder.resolve("docs", "openapi", document);
    if (!Files.isRegularFile(openapi)) {
      throw new IllegalStateException("there is no " + openapi);
    }
    String prism = System.getProperty("prism.dir");
    Path script =
        (prism == null ? ProjectFolder.resolve("target", "prism") : Path.of(prism).toAbsolutePath())
            .resolve(Path.of("node_modules", "@stoplight", "prism-cli", "dist", "index.js"));
    Assumptions.assumeTrue(
        Files.isRegularFile(script),
        () -> "Prism is not at " + script + " (.ci/contract installs it)");
    ContractProxy proxy =
        new ContractProxy(
            start(
                "node",
                script.toString(),
                "proxy",
                "-h",
                "127.0.0.1",
                "-p",
                "0",
                openapi.toString(),
                upstream.toString().replaceAll("/+$", "")));
    proxy.awaitStart();
    return proxy;
  }

  /**
   * Where clients reach the server through Prism.
   *
   * @return the address, without a path
   */
  public URI baseUrl() {
    return address.join();
  }

  /**
   * What differed so far, in Prism's words, which name the field.
   *
   * @return the lines of its log, empty if everything was as documented
   */
  public List<String> violations() {
    return output.stream().filter(line -> line.contains("Violation: ")).toList();
  }

  /**
   * Counts what Prism has passed on, so that a test knows that it was asked at all.
   *
   * @return the number of requests that reached the server
   */
  public long forwarded() {
    return output.stream().filter(line -> line.contains("> Forwarding")).count();
  }

  /**
   * The same, once the proxy has reported as many: its output arrives after its responses.
   *
   * @param expected how many requests there should have been
   * @return the number of requests that reached the server
   */
  public long forwarded(long expected) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP);
    while (forwarded() < expected && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return forwarded();
  }

  /**
   * Stops Prism.
   *
   * @throws AssertionError if something differed; what the last exchange made Prism log may arrive
   *     only now
   */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      reader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_STOP));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    if (!violations().isEmpty()) {
      throw new AssertionError(String.join("\n", violations()));
    }
  }

  private static Process start(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // The lines are read by what they say: no colours, wherever the build runs.
    builder.environment().put("NO_COLOR", "1");
    builder.environment().remove("FORCE_COLOR");
    try {
      return builder.start();
    } catch (IOException e) {
      return Assumptions.abort("Node can't be started: " + e.getMessage());
    }
  }

  private void awaitStart() {
    try {
      address.get(SECONDS_TO_START, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      Assertions.fail("interrupted while Prism started", e);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("Prism did not start: " + output, e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          address.complete(URI.create(listening.group(1)));
        }
      }
      address.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      // Also when it is stopped; whoever still waits for it learns why.
      address.completeExceptionally(new UncheckedIOException(e));
    }
  }
}
