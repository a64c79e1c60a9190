package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A client that somebody else wrote, as a program that makes one call and prints what it decoded.
 * The programs are in {@code quality/clients}; {@code .ci/contract} builds them.
 */
public final class OtherClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path program;
  private final Map<String, String> environment;

  private OtherClient(Path program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  /**
   * Finds a program. The calling test is skipped, with the reason, where it was not built.
   *
   * @param name the program's name, such as {@code buildkite}
   * @param environment its variables: the server and how to sign in
   * @return the client
   */
  public static OtherClient named(String name, Map<String, String> environment) {
    Path program = ProjectFolder.resolve("target", "clients", name);
    Assumptions.assumeTrue(
        Files.isExecutable(program),
        () -> "the client " + name + " is not at " + program + " (.ci/contract builds it)");
    return new OtherClient(program, Map.copyOf(environment));
  }

  /**
   * Makes a call without a request body.
   *
   * @param arguments the call's name and its arguments
   * @return what came of it
   */
  public Outcome call(String... arguments) {
    return call(null, arguments);
  }

  /**
   * Makes a call.
   *
   * @param body the request body, in the names of the API; null for none
   * @param arguments the call's name and its arguments
   * @return what came of it
   */
  public Outcome call(@Nullable JsonNode body, String... arguments) {
    var command = new ArrayList<String>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (var input = process.getOutputStream()) {
        if (body != null) {
          input.write(JSON.writeValueAsBytes(body));
        }
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      String complaint = new String(process.getErrorStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed: " + complaint);
      }
      return new Outcome(arguments[0], JSON.readTree(output));
    } catch (IOException e) {
      throw new IllegalStateException(command + " can't be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + command, e);
    }
  }

  /**
   * What came of a call.
   *
   * @param call the call's name
   * @param report what the program printed
   */
  public record Outcome(String call, JsonNode report) {

    /**
     * The same under another name.
     *
     * @param how what distinguishes it from other calls
     * @return a copy whose name ends in that
     */
    public Outcome named(String how) {
      return new Outcome(call + " " + how, report);
    }

    /** {@return what the client decoded, with the fields that it left empty} */
    public JsonNode decoded() {
      return report.path("decoded");
    }

    /** {@return why the call failed, in the client's words; null if it did not} */
    public @Nullable String error() {
      return report.path("error").textValue();
    }

    /** {@return the client's type of the failure, empty if there is none} */
    public String errorType() {
      return report.path("error_type").asText();
    }

    /** {@return what the client decoded of the failure} */
    public JsonNode errorFields() {
      return report.path("error_fields");
    }

    /** {@return the status of the last response, 0 without one} */
    public int status() {
      return last().path("status").asInt();
    }

    /** {@return the body of the last response as it was sent; missing if it is not JSON} */
    public JsonNode body() {
      return json(last().path("body").asText());
    }

    /** {@return the body of the last request; missing if it is not JSON} */
    public JsonNode requestBody() {
      return json(last().path("request_body").asText());
    }

    private JsonNode last() {
      JsonNode exchanges = report.path("exchanges");
      return exchanges.path(exchanges.size() - 1);
    }

    private static JsonNode json(String text) {
      try {
        return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }
  }

  /** {@return an empty object to fill} */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
