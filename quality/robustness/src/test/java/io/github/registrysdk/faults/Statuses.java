package io.github.registrysdk.faults;

import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.BadRequestException;
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
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Each error status, with a body that repeats what it should keep to itself. */
final class Statuses {
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
  private static final Set<Integer> UNCLEAR = Set.of(408, 500, 502, 503, 504);

  private static final Map<String, UnaryOperator<String>> REPEATED =
      Map.of(
          "cut off", secret -> secret.substring(0, Canary.MARK.length() + 3) + "...",
          "in lower case", secret -> secret.toLowerCase(Locale.ROOT),
          "on two lines", secret -> secret.replaceFirst("-", "-\n  "),
          "percent-encoded", secret -> secret.replace("-", "%2D"),
          "escaped twice", secret -> secret.replace("-", "%252d"),
          "as JSON in JSON", secret -> secret.replace("-", "\\u002d"),
          "as HTML", secret -> secret.replace("-", "&#45;"),
          "after 290 characters", secret -> "x".repeat(290) + " " + secret);

  private Statuses() {}

  static List<Fault> all() {
    return Faults.join(
        List.of(
            IntStream.rangeClosed(400, 511).mapToObj(Statuses::status).toList(),
            List.of(newToken(), earlierToken(), otherKey(), plainText(), storageError()),
            REPEATED.entrySet().stream().map(e -> repeated(e.getKey(), e.getValue())).toList()));
  }

  /** A secret in a form other than that in which it was sent. */
  private static Fault repeated(String name, UnaryOperator<String> form) {
    return Fault.of(
            "status 422 that repeats a secret " + name,
            Kind.FINAL,
            ValidationException.class,
            "",
            scene -> echo(422, "", form.apply(known(scene))))
        .only(row -> !row.signsIn())
        .expecting(e -> e.status(422));
  }

  private static Fault storageError() {
    return Fault.responding(
            "status 400 of a storage that repeats the signature",
            Kind.FINAL,
            BadRequestException.class,
            "",
            Reply.status(
                400,
                "Content-Type: application/xml\r\nx-amz-request-id: " + Canary.SIGNATURE + "\r\n",
                "<Error><Code>"
                    + Canary.SIGNATURE
                    + "</Code><Message>no "
                    + Canary.SIGNATURE.replace("-", "&#45;")
                    + "</Message></Error>"))
        .only(Sample::isStorage)
        .expecting(e -> e.status(400));
  }

  private static Fault earlierToken() {
    return Fault.of(
            "status 403 that repeats the rejected token",
            Kind.UNAUTHORIZED,
            PermissionDeniedException.class,
            "",
            scene ->
                scene.requests() == 1
                    ? Reply.status(401)
                    : echo(403, "", Canary.EXPIRED + Canary.EXPIRED.substring(0, 9)))
        .with(world -> world.renewsToken = true)
        .only(row -> !row.isStorage() && !row.signsIn())
        .expecting(e -> e.status(403))
        .always();
  }

  private static Fault newToken() {
    return Fault.of(
            "status 401 to a token that has a successor",
            Kind.UNAUTHORIZED,
            AuthenticationException.class,
            "",
            scene -> echo(401, "", scene))
        .with(world -> world.renewsToken = true)
        .only(row -> !row.isStorage() && !row.signsIn())
        .expecting(e -> e.status(401));
  }

  /** The key is fetched again, and is the same. */
  private static Fault otherKey() {
    return Fault.responding(
            "status 422 about the key",
            Kind.FINAL,
            ValidationException.class,
            "",
            Reply.status(422, "", "{\"message\":\"key_id does not match\"}"))
        .only(row -> row.provider() == Provider.GITHUB && row.mustNotRepeat())
        .expecting(e -> e.status(422));
  }

  private static Fault plainText() {
    return Fault.of(
            "status 403 in plain text",
            Kind.FINAL,
            PermissionDeniedException.class,
            "",
            scene ->
                Reply.status(
                    403, "Content-Type: text/plain\r\n", known(scene) + " may not do this"))
        .expecting(e -> e.status(403));
  }

  private static Fault status(int status) {
    Kind kind = kind(status);
    Class<? extends SdkException> exception =
        OWN.getOrDefault(status, status >= 500 ? ServerException.class : ApiException.class);
    String reason = status == 407 ? "PROXY" : status == 408 ? "TIMEOUT" : "";
    return Fault.of("status " + status, kind, exception, reason, scene -> echo(status, "", scene))
        .takesEffect(status >= 500 || status == 408)
        .expectingOf(row -> expected(status, row, Expected.of(kind, row, exception, reason)));
  }

  private static Expected expected(int status, Sample row, Expected usual) {
    Expected reported = usual.status(status);
    if (status == 429 && row.provider() == Provider.GITHUB) {
      return reported.requests(2);
    }
    boolean leavesOpen = status > 500 && !UNCLEAR.contains(status);
    return leavesOpen && !row.hasNoEffect() ? reported.effect(Effect.UNKNOWN) : reported;
  }

  private static Kind kind(int status) {
    if (UNCLEAR.contains(status)) {
      return Kind.LOST;
    }
    return switch (status) {
      case 407 -> Kind.FINAL;
      case 421, 425 -> Kind.MISDIRECTED;
      case 429 -> Kind.REFUSED;
      default -> Kind.FINAL;
    };
  }

  static Reply echo(int status, String headers, Scene scene) {
    return echo(status, headers, known(scene));
  }

  private static Reply echo(int status, String headers, String secret) {
    String id = secret.replaceAll("[^!-~]", "");
    String text = secret.replace("\\", "\\\\").replace("\n", "\\n");
    return Reply.status(
        status,
        headers + "X-Request-Id: r-" + id + "\r\nX-New: " + Canary.VALUE + "\r\n",
        "{\"message\":\"no "
            + text
            + "\",\"error\":\""
            + text
            + "\",\"errors\":[{\"field\":\""
            + text
            + "\"},\""
            + text
            + "\"],\"details\":{\"by\":{\"user\":[\""
            + text
            + "\"]}},\"token\":\""
            + Canary.VALUE
            + "\"}");
  }

  /** What the provider knows, and could repeat. */
  private static String known(Scene scene) {
    Sample row = scene.row;
    if (scene.world.renewsToken && scene.requests() == 1) {
      return Canary.EXPIRED;
    }
    if (row.signsIn() && row.provider() == Provider.GITHUB) {
      return "the JWT";
    }
    if (row.isStorage()) {
      return Canary.SIGNATURE;
    }
    boolean gotPassword = row.provider() == Provider.HUMANITEC && row.mustNotRepeat();
    return gotPassword ? Canary.TOKEN + Canary.PASSWORD : Canary.TOKEN;
  }
}
