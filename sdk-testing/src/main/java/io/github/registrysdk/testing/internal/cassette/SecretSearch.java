package io.github.registrysdk.testing.internal.cassette;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for what was not replaced although it should have been. Reports places, never values. */
final class SecretSearch {

  private static final Map<String, Pattern> KINDS = kinds();
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{16,}={0,2}");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e\\s]+");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/_=~.-]{20,}");
  private static final Pattern UUID = Pattern.compile(".*[0-9a-f]{8}-[0-9a-f]{4}-.*");
  private static final double BITS = 4.0;

  private final Set<String> secrets;
  private final Set<String> kept;
  private final List<String> found = new ArrayList<>();

  private SecretSearch(Set<String> secrets, Set<String> kept) {
    this.secrets = secrets;
    this.kept = kept;
  }

  private static Map<String, Pattern> kinds() {
    var all = new LinkedHashMap<String, Pattern>();
    // The prefixes that Buildkite's agent redacts, GitHub's, and AWS's access keys.
    all.put(
        "a Buildkite token",
        Pattern.compile(
            "\\bbk(?:ua|ur|tx|aa|ar|ct|cqt|aj|jat|pt|rt|tr|at|pat|ps)_[A-Za-z0-9._~+/=-]{4,}"));
    all.put("a GitHub token", Pattern.compile("\\b(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{4,}"));
    all.put("an AWS access key", Pattern.compile("\\bA[KS]IA[0-9A-Z]{12,}"));
    all.put("a JSON Web Token", Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\."));
    all.put("a PEM block", Pattern.compile("-----BEGIN "));
    all.put(
        "credentials of an Authorization header",
        Pattern.compile("(?i)\\b(?:bearer|basic|token) +(?!<secret)[A-Za-z0-9._~+/=-]{16,}"));
    all.put("a password in a URL", Pattern.compile("://[^/@\\s:]*:[^/@\\s]+@"));
    all.put(
        "an e-mail address",
        Pattern.compile("[A-Za-z0-9._%+-]+@(?!example\\.com\\b)[A-Za-z0-9-]+\\.[A-Za-z]"));
    return all;
  }

  /** The places in a document at which something looks like a secret. */
  static List<String> in(JsonNode document, Set<String> secrets, Set<String> kept) {
    var search = new SecretSearch(secrets, kept);
    search.look("", "", document);
    return List.copyOf(search.found);
  }

  private void look(String place, String field, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                String name = entry.getKey();
                String inner = place.isEmpty() ? name : place + "." + name;
                if (looksSecret(name) == null) {
                  look(inner, name, entry.getValue());
                } else {
                  found.add(place + " has a field name that looks like a secret");
                }
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(place + "[" + i + "]", field, node.get(i));
      }
    } else if (node.isTextual() && !kept.contains(field)) {
      String kind = looksSecret(node.textValue());
      if (kind != null) {
        found.add(place + " looks like " + kind);
      }
    } else if (node.isNumber() && !kept.contains(field) && Replacements.isSecret(field)) {
      found.add(place + " is a number in a field for secrets");
    }
  }

  private @Nullable String looksSecret(String text) {
    for (String secret : secrets) {
      if (secret.length() < Replacements.LONG ? text.equals(secret) : contains(text, secret)) {
        return "a secret that the test uses";
      }
    }
    for (var kind : KINDS.entrySet()) {
      if (kind.getValue().matcher(text).find()) {
        return kind.getKey();
      }
    }
    String decoded = decoded(text);
    if (decoded != null) {
      return looksSecret(decoded);
    }
    // Names in a path are words of their own; in base64 a slash is a digit like any other.
    boolean path = text.startsWith("/") || text.contains("://");
    Matcher words = WORD.matcher(path ? text.replace('/', ' ') : text);
    while (words.find()) {
      if (isRandom(words.group())) {
        return "a random value, as secrets are";
      }
    }
    return null;
  }

  private static boolean contains(String text, String secret) {
    return text.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT))
        || text.contains(URLEncoder.encode(secret, UTF_8))
        || text.contains(
            Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)));
  }

  /** What a base64 text says, if that is text again. */
  private static @Nullable String decoded(String text) {
    if (!BASE64.matcher(text).matches()) {
      return null;
    }
    try {
      String decoded =
          new String(
              Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')), ISO_8859_1);
      return PRINTABLE.matcher(decoded).matches() ? decoded : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** Words and digests have fewer bits a character, or only one kind of letters. */
  private static boolean isRandom(String word) {
    if (UUID.matcher(word).matches() || word.startsWith("//")) {
      return false;
    }
    boolean mixed =
        word.chars().anyMatch(Character::isDigit)
            && word.chars().anyMatch(Character::isUpperCase)
            && word.chars().anyMatch(Character::isLowerCase);
    return mixed && bits(word) > BITS;
  }

  private static double bits(String word) {
    double bits = 0;
    for (int c : word.chars().distinct().toArray()) {
      double share = (double) word.chars().filter(other -> other == c).count() / word.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
