package io.github.registrysdk.core.internal.redact;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.toolkit.FieldName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Redacts secrets in what a provider says, and makes it fit on one line of a log.
 *
 * <p>A known secret is found in upper and lower case, across line breaks, and in the encodings that
 * servers repeat input in. A beginning of at least 8 characters is redacted too, because the text
 * may have been cut there. What has the form of an access token is redacted whether it is known or
 * not.
 */
public final class Redactor {
  private static final int LONGEST = 300;

  /** Shorter beginnings of a secret are also beginnings of ordinary words. */
  private static final int SHORTEST_BEGINNING = 8;

  /** Shorter encodings of a short secret are also parts of ordinary words. */
  private static final int SHORTEST_ENCODED = 6;

  /** A body in JSON can contain a URL that contains JSON. */
  private static final int MOST_ENCODINGS = 3;

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Z}]+");

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  /** With the indentation of the next line. */
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}][\\p{Cc}\\p{Cf}\\p{Z}]*");

  /**
   * Access tokens of the providers, by the prefixes that the providers give them, and the user name
   * and password in a URL. In lower case, as decoded text is.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<![a-z0-9])"
              + "(?:bk(?:ua|ur|tx|aa|ar|ct|cqt|aj|jat|pt|rt|tr|at|pat|ps)|gh[opsru]|github_pat)_"
              + "[a-z0-9._~+/=-]{4,}"
              + "|(?<=://)[^/?#\\s\"'<>]+(?=@)");

  /**
   * JSON Web Tokens, if there is a group. Without a group, it is text in which no such token
   * begins: it is matched so that the search does not start again at each of its characters.
   */
  private static final Pattern JSON_WEB_TOKEN =
      Pattern.compile("(?<![a-z0-9])eyj[a-z0-9_-]{5,}+(\\.[a-z0-9_-]{5,}+(?:\\.[a-z0-9_-]*+)?)?");

  private final Set<Known> secrets = new LinkedHashSet<>();

  /**
   * @param known the texts of all secrets that may be repeated; none of them empty
   */
  public Redactor(Collection<String> known) {
    for (String secret : known) {
      addText(secret);
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      addBytes(bytes);
      if (bytes.length > secret.length()) {
        addOtherCharsets(secret, bytes);
      }
    }
  }

  private void addText(String secret) {
    add(DecodedText.of(secret));
    add(DecodedText.of(secret.replace(' ', '+'))); // as in forms and queries
  }

  private void addBytes(byte[] secret) {
    addEncoded(HexFormat.of().formatHex(secret));
    for (int before = 0; before < 3; before++) {
      addBase64(secret, before);
    }
  }

  /** A server can take UTF-8 for Latin-1, and can send Latin-1, which is decoded as UTF-8 here. */
  private void addOtherCharsets(String secret, byte[] utf8) {
    addText(new String(utf8, StandardCharsets.ISO_8859_1));
    if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(secret)) {
      byte[] latin1 = secret.getBytes(StandardCharsets.ISO_8859_1);
      addText(new String(latin1, StandardCharsets.UTF_8));
      addBytes(latin1);
    }
  }

  /**
   * Also as it is decoded: a secret can contain what looks like an escape, and decoding a text that
   * repeats it decodes that too.
   */
  private void add(DecodedText secret) {
    DecodedText text = secret;
    for (int i = 0; i < MOST_ENCODINGS; i++) {
      secrets.add(new Known(text.without(WHITE_SPACE).text(), text.without(LINE_BREAKS).text()));
      text = text.decoded();
    }
  }

  /** The characters that are the same whatever is encoded before and after the secret. */
  private void addBase64(byte[] secret, int before) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int begin = before == 0 ? 0 : before + 1;
    int end = all.length() - (shifted.length % 3 == 0 ? 0 : 1);
    String inner = all.substring(begin, Math.max(begin, end));
    addEncoded(inner);
    addEncoded(inner.replace('+', '-').replace('/', '_'));
  }

  private void addEncoded(String secret) {
    if (secret.length() >= SHORTEST_ENCODED) {
      add(DecodedText.of(secret));
    }
  }

  public ApiError clean(ApiError error) {
    return new ApiError(
        clean(error.message()),
        cleanNullable(error.code()),
        cleanNullable(error.documentationUrl()),
        error.fields().stream().map(this::clean).toList());
  }

  private ApiError.Field clean(ApiError.Field field) {
    String name = field.name();
    return new ApiError.Field(
        name == null ? null : clean(FieldName.printable(name)),
        cleanNullable(field.code()),
        cleanNullable(field.message()));
  }

  private @Nullable String cleanNullable(@Nullable String text) {
    return text == null ? null : clean(text);
  }

  public String clean(String text) {
    BitSet secret = new BitSet();
    DecodedText decoded = DecodedText.of(text);
    for (int i = 0; i < MOST_ENCODINGS; i++) {
      find(decoded, secret);
      DecodedText next = decoded.decoded();
      if (next == decoded) {
        break;
      }
      decoded = next;
    }
    StringBuilder cleaned = new StringBuilder();
    int shown = 0;
    for (int from = secret.nextSetBit(0); from >= 0; from = secret.nextSetBit(shown)) {
      cleaned.append(text, shown, from).append("[secret]");
      shown = secret.nextClearBit(from);
    }
    return oneLine(cleaned.append(text, shown, text.length()).toString());
  }

  private void find(DecodedText text, BitSet found) {
    DecodedText words = text.without(WHITE_SPACE);
    DecodedText lines = text.without(LINE_BREAKS);
    for (Known secret : secrets) {
      if (secret.words().length() >= SHORTEST_BEGINNING) {
        find(words, secret.words(), secret.words().length(), found);
      }
      find(lines, secret.lines(), SHORTEST_BEGINNING, found);
    }
    Matcher tokens = TOKEN.matcher(text.text());
    while (tokens.find()) {
      found.set(text.start(tokens.start()), text.end(tokens.end()));
    }
    Matcher webTokens = JSON_WEB_TOKEN.matcher(text.text());
    while (webTokens.find()) {
      if (webTokens.group(1) != null) {
        found.set(text.start(webTokens.start()), text.end(webTokens.end()));
      }
    }
  }

  /**
   * @param least how many characters of the secret are enough, if it has so many
   */
  private static void find(DecodedText text, String secret, int least, BitSet found) {
    String beginning = secret.substring(0, Math.min(least, secret.length()));
    String all = text.text();
    for (int from = all.indexOf(beginning);
        from >= 0 && !beginning.isEmpty();
        from = all.indexOf(beginning, from + 1)) {
      int length = beginning.length();
      while (length < secret.length()
          && from + length < all.length()
          && all.charAt(from + length) == secret.charAt(length)) {
        length++;
      }
      found.set(text.start(from), text.end(from + length));
    }
  }

  /** Control characters could forge log lines, bidirectional ones could hide text. */
  public static String oneLine(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return CONTROLS.matcher(line).replaceAll(" ").strip();
  }

  /**
   * A secret, or an encoding of one.
   *
   * @param words without white space
   * @param lines without line breaks
   */
  private record Known(String words, String lines) {}
}
