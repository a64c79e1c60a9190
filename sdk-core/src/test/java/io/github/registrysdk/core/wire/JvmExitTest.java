package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A program that forgets to close its client ends all the same. */
final class JvmExitTest {
  /** What the other JVM runs. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      AcmeClient client = AcmeClient.builder().token(Secret.of("t")).baseUrl(arguments[0]).build();
      client.widgets().get("w1");
      client.widgets().create("one");
      client.async(() -> client.widgets().get("w1")).join();
      // Still under way when main ends.
      CompletableFuture<?> underWay = client.async(() -> client.widgets().get("stall"));
      if (underWay.isDone()) {
        throw new IllegalStateException("it ended too early");
      }
      byte[] done = "done\n".getBytes(StandardCharsets.US_ASCII);
      System.out.write(done, 0, done.length);
      System.out.flush();
    }
  }

  @Test
  void endsWithinTwoSecondsAfterMain() throws Exception {
    try (RawServer server =
        RawServer.start()
            .always(
                exchange ->
                    (exchange.request().target().endsWith("stall") ? Reply.stall() : Reply.widget())
                        .to(exchange))) {
      Process java =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Program.class.getName(),
                  server.url())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      byte[] said = java.getInputStream().readNBytes(5);
      long done = System.nanoTime();
      assertThat(java.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(new String(said, StandardCharsets.US_ASCII)).isEqualTo("done\n");
      assertThat(java.exitValue()).isZero();
      assertThat(System.nanoTime() - done).isLessThan(Duration.ofSeconds(2).toNanos());
    }
  }
}
