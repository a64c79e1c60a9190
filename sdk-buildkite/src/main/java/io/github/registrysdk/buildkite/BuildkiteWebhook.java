package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.registrysdk.buildkite.InvalidWebhookException.Reason;
import io.github.registrysdk.buildkite.model.OtherWebhookEvent;
import io.github.registrysdk.buildkite.model.PackageCreated;
import io.github.registrysdk.buildkite.model.WebhookEvent;
import io.github.registrysdk.core.Json;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.toolkit.Require;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks and reads the requests that Buildkite sends to a webhook. A webhook has a token. Depending
 * on its settings, a request contains either a signature that is created with the token, or the
 * token itself.
 *
 * <p>A signature covers the body and the time of sending, so that an old request can't be replayed.
 * A token protects neither against a changed body nor against a replayed request, so choose the
 * signature in the settings of the webhook. Buildkite may send an event again, and a request can be
 * replayed within the replay window. Handle events in an idempotent way, so that it does no harm to
 * handle an event twice.
 *
 * @see <a href="https://buildkite.com/docs/apis/webhooks/package-registries">Buildkite: Package
 *     Registries webhooks</a>
 */
public final class BuildkiteWebhook {
  /** The default for the maximum age of a signed request: 5 minutes, as Buildkite suggests. */
  public static final Duration REPLAY_WINDOW = Duration.ofMinutes(5);

  private static final String SIGNATURE = "X-Buildkite-Signature";
  private static final String TOKEN = "X-Buildkite-Token";
  private static final String PACKAGE_CREATED = "package.created";

  private static final JsonType<OtherWebhookEvent> ANY = JsonType.of(OtherWebhookEvent.class);
  private static final JsonType<PackageCreated> CREATED = JsonType.of(PackageCreated.class);

  /** As in {@code timestamp=1619071700,signature=30222eb5…}. */
  private static final Pattern TIMESTAMP = Pattern.compile("timestamp=(\\d{1,11})");

  private static final Pattern SIGNED = Pattern.compile("signature=([0-9a-fA-F]{64})");

  private BuildkiteWebhook() {}

  /**
   * Checks and reads a request, with a replay window of 5 minutes and the clock of the system.
   *
   * @param headers the headers of the request; their names are case-insensitive
   * @param body the body as it was received, because the signature covers each byte
   * @param token the token in the settings of the webhook
   * @return the event
   * @throws InvalidWebhookException if the request is not from Buildkite, too old, or not an event
   */
  public static WebhookEvent parse(Map<String, List<String>> headers, byte[] body, Secret token) {
    return parse(headers, body, token, REPLAY_WINDOW, Clock.systemUTC());
  }

  /**
   * Checks and reads a request.
   *
   * @param headers the headers of the request; their names are case-insensitive
   * @param body the body as it was received, because the signature covers each byte
   * @param token the token in the settings of the webhook
   * @param replayWindow how much the time of a signature may differ from the clock
   * @param clock the current time
   * @return the event
   * @throws InvalidWebhookException if the request is not from Buildkite, too old, or not an event
   * @throws IllegalArgumentException if the replay window is not between a millisecond and 24 days
   */
  public static WebhookEvent parse(
      Map<String, List<String>> headers,
      byte[] body,
      Secret token,
      Duration replayWindow,
      InstantSource clock) {
    Require.positive("replayWindow", replayWindow);
    Objects.requireNonNull(body, "body");
    String signature = only(headers, SIGNATURE);
    String sentToken = only(headers, TOKEN);
    if (signature != null) {
      Instant signedAt = signedAt(signature, body, token);
      if (Duration.between(signedAt, clock.instant()).abs().compareTo(replayWindow) > 0) {
        throw new InvalidWebhookException(
            Reason.TOO_OLD,
            "it was signed at " + signedAt + ", which is not within " + replayWindow + " of now");
      }
    } else if (sentToken == null) {
      throw new InvalidWebhookException(
          Reason.UNSIGNED, "it has neither " + SIGNATURE + " nor " + TOKEN);
    } else if (!isSame(sentToken.getBytes(UTF_8), token.reveal().getBytes(UTF_8))) {
      throw new InvalidWebhookException(Reason.WRONG_TOKEN, "its token is not the expected one");
    }
    return event(body);
  }

  /** Of several values, nobody knows which one another program on the way has looked at. */
  private static @Nullable String only(Map<String, List<String>> headers, String name) {
    String found = null;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      // The JDK's client has the status line under null.
      if (name.equalsIgnoreCase(String.valueOf(header.getKey()))) {
        for (String value : header.getValue()) {
          if (found != null) {
            throw new InvalidWebhookException(Reason.UNSIGNED, "it has several headers " + name);
          }
          found = value;
        }
      }
    }
    return found;
  }

  private static Instant signedAt(String header, byte[] body, Secret token) {
    String timestamp = null;
    String signature = null;
    for (String part : header.split(",", -1)) {
      Matcher time = TIMESTAMP.matcher(part.strip());
      Matcher signed = SIGNED.matcher(part.strip());
      if (timestamp == null && time.matches()) {
        timestamp = time.group(1);
      } else if (signature == null && signed.matches()) {
        signature = signed.group(1);
      }
    }
    if (timestamp == null || signature == null) {
      throw new InvalidWebhookException(
          Reason.WRONG_SIGNATURE, SIGNATURE + " does not have the form timestamp=…,signature=…");
    }
    if (!isSame(HexFormat.of().parseHex(signature), sign(timestamp, body, token))) {
      throw new InvalidWebhookException(
          Reason.WRONG_SIGNATURE, "its signature does not match its body and the token");
    }
    return Instant.ofEpochSecond(Long.parseLong(timestamp));
  }

  private static byte[] sign(String timestamp, byte[] body, Secret token) {
    byte[] key = token.reveal().getBytes(UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** In constant time, so that the time says nothing about the expected value. */
  private static boolean isSame(byte[] received, byte[] expected) {
    return MessageDigest.isEqual(received, expected);
  }

  private static WebhookEvent event(byte[] body) {
    try {
      OtherWebhookEvent any = Json.decode(body, ANY);
      return any.event().equals(PACKAGE_CREATED) ? Json.decode(body, CREATED) : any;
    } catch (IllegalArgumentException e) {
      throw new InvalidWebhookException(
          Reason.NOT_AN_EVENT, "its body is not an event: " + e.getMessage());
    }
  }
}
