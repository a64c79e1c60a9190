package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TokenSourceFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests OIDC tokens with the command {@code buildkite-agent oidc request-token}. What the
 * command prints is the token: it is in no exception and no log, and neither are its errors.
 *
 * @see <a href="https://buildkite.com/docs/agent/cli/reference/oidc">Buildkite: the oidc
 *     command</a>
 */
final class AgentCommand {
  private static final String COMMAND = "the command buildkite-agent oidc request-token ";
  private static final int MOST_BYTES = 64 * 1024;

  private final String executable;
  private final Map<String, String> environment;
  private final Duration timeout;

  /**
   * Runs nothing yet.
   *
   * @param executable the name or path of the command
   * @param environment the environment variables of the command
   * @param timeout after which the command is ended
   */
  AgentCommand(String executable, Map<String, String> environment, Duration timeout) {
    this.executable = executable;
    this.environment = Map.copyOf(environment);
    this.timeout = timeout;
  }

  Secret request(String audience, int lifetimeSeconds) {
    Process process = start(audience, lifetimeSeconds);
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure("did not end within " + timeout.toMillis() + " ms", null);
      }
      byte[] printed = process.getInputStream().readNBytes(MOST_BYTES);
      String token = new String(printed, StandardCharsets.UTF_8).strip();
      Arrays.fill(printed, (byte) 0);
      if (process.exitValue() != 0) {
        throw failure(
            "failed with exit code "
                + process.exitValue()
                + "; run it in a step of the pipeline to see its message",
            null);
      }
      if (token.isEmpty()) {
        throw failure("printed no token", null);
      }
      return Secret.of(token);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was interrupted", e);
    } catch (IOException e) {
      throw failure("could not be read", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(String audience, int lifetimeSeconds) {
    ProcessBuilder command =
        new ProcessBuilder(
                executable,
                "oidc",
                "request-token",
                "--audience",
                audience,
                "--lifetime",
                String.valueOf(lifetimeSeconds))
            .redirectError(Redirect.DISCARD);
    command.environment().clear();
    command.environment().putAll(environment);
    try {
      return command.start();
    } catch (IOException e) {
      throw failure(
          "could not be started, and the environment variable BUILDKITE_AGENT_ACCESS_TOKEN is not"
              + " set",
          e);
    }
  }

  private static TokenSourceFailure failure(String what, @Nullable Exception cause) {
    return new TokenSourceFailure(COMMAND + what, cause);
  }
}
