package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.BadRequestException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.GoneException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each error status, and what of its body and headers reaches the caller. */
final class StatusTest extends WireTest {
  private static final Map<Integer, Class<? extends SdkException>> OWN =
      Map.of(
          400, BadRequestException.class,
          401, AuthenticationException.class,
          403, PermissionDeniedException.class,
          404, NotFoundException.class,
          407, TransportException.class,
          408, TransportException.class,
          409, ConflictException.class,
          410, GoneException.class,
          422, ValidationException.class,
          429, RateLimitedException.class);

  static IntStream everyErrorStatus() {
    return IntStream.rangeClosed(400, 511);
  }

  @ParameterizedTest
  @MethodSource("everyErrorStatus")
  void statusHasItsException(int status) {
    server.always(Reply.status(status));
    AcmeClient client = client(b -> b.retryPolicy(io.github.registrysdk.core.RetryPolicy.none()));
    SdkException e = failure(() -> client.widgets().get("w1"));
    Class<? extends SdkException> expected =
        OWN.getOrDefault(status, status >= 500 ? ServerException.class : ApiException.class);
    assertThat(e).isExactlyInstanceOf(expected);
    assertThat(e.status()).isEqualTo(status);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void errorHasTheProvidersMessageCodeAndFields() {
    String body =
        "{\"message\":\"no\\nwidget\",\"code\":\"E1\",\"fields\":[{\"name\":\"id\",\"code\":\"bad\"}]}";
    server.always(Reply.status(422, "X-Request-Id: r-17\r\n", body));
    AcmeClient client = client();
    ValidationException e =
        failure(ValidationException.class, () -> client.widgets().create("one"));
    assertThat(e.error().message()).isEqualTo("no widget");
    assertThat(e.error().code()).isEqualTo("E1");
    assertThat(e.error().fields()).singleElement().extracting(f -> f.name()).isEqualTo("id");
    assertThat(e.requestId()).contains("r-17");
    assertThat(e.getMessage())
        .startsWith(
            "could not create a widget: POST 127.0.0.1/widgets returned 422: no widget [id: bad] (1 attempt, ")
        .endsWith("request id r-17)");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void missingPermissionIsNamed(int status) {
    server.always(Reply.status(status));
    AcmeClient client = client();
    assertThat(failure(() -> client.widgets().create("one")))
        .hasMessageEndingWith("needs write_widgets)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "[1]", "7", "{\"message\":7,\"fields\":[1]}", "{", "<html>"})
  void errorBodyOfAnotherFormHidesNothing(String body) {
    server.always(Reply.status(404, "", body));
    AcmeClient client = client();
    assertThat(failure(NotFoundException.class, () -> client.widgets().get("w1")).error().message())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain|The trial has expired",
        "text/plain; charset=utf-8|  The trial has expired\r\n",
        "Text/Plain;charset=iso-8859-1|The trial has expired",
        "application/json|\"The trial has expired\""
      })
  void oneLineOfPlainTextIsTheMessage(String typeAndBody) {
    String[] parts = typeAndBody.split("\\|", -1);
    server.always(Reply.status(403, "Content-Type: " + parts[0] + "\r\n", parts[1]));
    AcmeClient client = client();
    assertThat(failure(PermissionDeniedException.class, () -> client.widgets().get("w1")))
        .hasMessageContaining("returned 403: The trial has expired (1 attempt")
        .extracting(e -> e.error().message())
        .isEqualTo("The trial has expired");
  }

  @Test
  void tokenInPlainTextIsRedacted() {
    server.always(
        Reply.status(403, "Content-Type: text/plain\r\n", "token " + TOKEN + " has expired"));
    AcmeClient client = client();
    PermissionDeniedException e =
        failure(PermissionDeniedException.class, () -> client.widgets().get("w1"));
    assertThat(e.error().message()).isEqualTo("token [secret] has expired");
    assertThat(e.toString()).doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html|The trial has expired",
        "text/plain|<html><title>The trial has expired</title>",
        "text/plain|The trial\nhas expired",
        "text/plain|The trial\u0001 has expired",
        "text/plain;charset=us-ascii|Der Zeitraum f\u00fcr die Probe",
        "text/plain|  ",
        "nonsense|The trial has expired"
      })
  void textThatIsNoLineForALogIsNotTheMessage(String typeAndBody) {
    String[] parts = typeAndBody.split("\\|", -1);
    server.always(Reply.status(403, "Content-Type: " + parts[0] + "\r\n", parts[1]));
    AcmeClient client = client();
    assertThat(
            failure(PermissionDeniedException.class, () -> client.widgets().get("w1"))
                .error()
                .message())
        .isEmpty();
  }

  @Test
  void longLineOfPlainTextIsNotTheMessage() {
    for (int length : new int[] {300, 301}) {
      String line = "x".repeat(length);
      server.always(Reply.status(404, "Content-Type: text/plain\r\n", line));
      AcmeClient client = client();
      assertThat(
              failure(NotFoundException.class, () -> client.widgets().get("w1")).error().message())
          .isEqualTo(length == 300 ? line : "");
    }
  }

  @Test
  void errorWhoseBodyIsCutIsStillThatError() {
    server.always(Reply.rawThenClose("HTTP/1.1 404 No\r\nContent-Length: 99\r\n\r\n{\"mess"));
    AcmeClient client = client();
    failure(NotFoundException.class, () -> client.widgets().get("w1"));
  }

  /** The connection is lost, or the JSON is malformed after that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-Length: 99 | {"message":"no widget","trace":"abc
          Content-Length: 99 | {"message":"no widget"}
          X-Length: unknown  | {"message":"no widget","trace":"abc
          X-Length: unknown  | {"message":"no widget"} and more
          X-Length: unknown  | \uFEFF{"message":"no widget"}
          """)
  void fieldsBeforeTheEndOfAnErrorBodyAreRead(String header, String body) {
    String response = "HTTP/1.1 404 No\r\n" + header + "\r\n\r\n" + body;
    server.always(Reply.rawThenClose(response.getBytes(StandardCharsets.UTF_8)));
    AcmeClient client = client();
    NotFoundException e = failure(NotFoundException.class, () -> client.widgets().get("w1"));
    assertThat(e.error().message()).isEqualTo("no widget");
  }

  /** What ends within the first 64 KiB is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"message":"no widget","trace":"%s"}                   | no widget
          {"message":"no widget","fields":[],"trace":[{"a":"%s"} | no widget
          {"message":"%s"}                                       | ''
          ["no widget","%s"]                                     | ''
          {"trace":"%s","message":"no widget"}                   | ''
          """)
  void largeErrorBodyIsReadAsFarAsTheLimit(String body, String message) {
    server.always(Reply.status(404, "", body.replace("%s", "x".repeat(70_000))));
    AcmeClient client = client();
    NotFoundException e = failure(NotFoundException.class, () -> client.widgets().get("w1"));
    assertThat(e.error().message()).isEqualTo(message);
  }

  /** No secret is part of it, and nobody can know which value of a header or query is one. */
  @Test
  void exceptionShowsNoQueryHeaderOrBody() {
    String canary = "canary7f";
    String headers =
        "Set-Cookie: a=%s\r\nLink: <https://a.example/?%s>\r\nX-New: %s\r\nX-Request-Id: r1\r\n"
            .replace("%s", canary);
    CallOptions options = CallOptions.builder().header("X-Mine", canary).query("q", canary).build();
    ApiRequest request = ApiRequest.put("widgets").query("p", canary).json("\"" + canary + "\"");
    for (int status : new int[] {200, 302, 401, 404, 429, 500}) {
      String body = "{\"unknown\":\"" + canary + "\",\"id\":[\"" + canary + "\"]}";
      server.always(Reply.status(status, headers, body));
      AcmeClient client = client().withOptions(options);
      List<SdkException> failures = new ArrayList<>();
      failures.add(failure(() -> client.widgets().create(canary)));
      failures.add(failure(() -> client.widgets().get(canary)));
      if (status != 200) {
        failures.add(failure(() -> client.send(request)));
      }
      for (SdkException e : failures) {
        StringWriter printed = new StringWriter();
        e.printStackTrace(new PrintWriter(printed));
        assertThat(printed + " " + e.report()).contains("r1").doesNotContain(canary);
      }
    }
  }

  @Test
  void headersThatExplainAFailureAreInTheExceptionAndNoOthers() {
    String headers =
        String.join(
            "\r\n",
            "X-Request-Id: r1",
            "Server: gateway",
            "server: for " + TOKEN,
            "Via: " + "x".repeat(2000),
            "Set-Cookie: a=b",
            "Link: <https://a.example>",
            "X-New: yes",
            "Retry-After: 3",
            "");
    server.always(Reply.status(404, headers, "{}"));
    AcmeClient client = client();
    NotFoundException e = failure(NotFoundException.class, () -> client.widgets().get("w1"));
    assertThat(e.report().headers())
        .containsOnlyKeys("x-request-id", "server", "via", "retry-after");
    assertThat(e.responseHeader("SERVER")).contains("gateway, for [secret]");
    assertThat(e.responseHeader("Retry-After")).contains("3");
    assertThat(e.responseHeader("via").orElseThrow()).hasSizeLessThan(400);
    assertThat(e.responseHeader("Set-Cookie")).isEmpty();
  }

  @Test
  void tokenThatTheProviderEchoesIsRedacted() {
    String body = "{\"message\":\"bad token " + TOKEN + "!\",\"code\":\"" + TOKEN + "\"}";
    server.always(Reply.status(400, "X-Request-Id: " + TOKEN + "\r\n", body));
    AcmeClient client = client();
    BadRequestException e = failure(BadRequestException.class, () -> client.widgets().get("w1"));
    assertThat(e.error().message()).isEqualTo("bad token [secret]!");
    assertThat(e.toString() + e.error() + e.report()).doesNotContain(TOKEN);
  }

  @Test
  void dialectThatChokesHidesNoStatus() throws Exception {
    AcmeClient client = client();
    server.reply(Reply.status(403, "X-Acme-Wait: soon\r\n", "{}"));
    PermissionDeniedException e =
        failure(PermissionDeniedException.class, () -> client.widgets().get("w1"));
    assertThat(e.status()).isEqualTo(403);
    server.reply(
        Reply.status(200, "X-RateLimit-Remaining: many\r\n", "{\"id\":\"w1\",\"name\":\"one\"}"));
    assertThat(client.widgets().get("w1").id()).isEqualTo("w1");
    assertThat(client.rateLimits()).isEmpty();
  }
}
