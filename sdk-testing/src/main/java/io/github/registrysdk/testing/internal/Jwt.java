package io.github.registrysdk.testing.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A JSON Web Token in compact form: RFC 7519, signed with RS256. Nothing in it is verified yet. */
public final class Jwt {

  private final String signed;
  private final byte[] signature;
  private final JsonNode header;
  private final JsonNode claims;

  private Jwt(String signed, byte[] signature, JsonNode header, JsonNode claims) {
    this.signed = signed;
    this.signature = signature;
    this.header = header;
    this.claims = claims;
  }

  /** Reads the three parts; null if the text is no such token. */
  public static @Nullable Jwt parse(@Nullable String token) {
    String[] parts = token == null ? new String[0] : token.split("\\.", -1);
    if (parts.length == 3) {
      JsonNode header = Json.read(decode(parts[0]));
      JsonNode claims = Json.read(decode(parts[1]));
      if (header instanceof ObjectNode && claims instanceof ObjectNode) {
        return new Jwt(parts[0] + "." + parts[1], decode(parts[2]), header, claims);
      }
    }
    return null;
  }

  /** A token with these claims. */
  public static String sign(ObjectNode claims, PrivateKey key) {
    String content =
        encode(Json.text(Json.object().put("alg", "RS256").put("typ", "JWT")).getBytes(UTF_8))
            + "."
            + encode(Json.text(claims).getBytes(UTF_8));
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key);
      signer.update(content.getBytes(UTF_8));
      return content + "." + encode(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims, an object. */
  public JsonNode claims() {
    return claims;
  }

  /** Whether the token names RS256 and this key signed it. */
  public boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signed.getBytes(UTF_8));
      return header.path("alg").asText().equals("RS256") && verifier.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decode(String part) {
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
