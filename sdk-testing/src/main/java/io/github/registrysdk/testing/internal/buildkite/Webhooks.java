package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.FakeWebhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the requests of webhooks: HMAC with SHA-256 of {@code timestamp.body}, as in {@code
 * pages/apis/webhooks/_verifying_hmac_signatures.md} in {@code buildkite/docs}.
 */
final class Webhooks {
  private Webhooks() {}

  static FakeWebhook signed(String event, String json, String token, Instant now) {
    String timestamp = String.valueOf(now.getEpochSecond());
    String signature =
        "timestamp=" + timestamp + ",signature=" + hmac(timestamp + "." + json, token);
    return new FakeWebhook(
        Map.of(
            "Content-Type", List.of("application/json"),
            "X-Buildkite-Event", List.of(event),
            "X-Buildkite-Signature", List.of(signature)),
        json);
  }

  private static String hmac(String text, String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
