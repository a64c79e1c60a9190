package io.github.registrysdk.testing.internal.cassette;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what must not be in a cassette. One value has one replacement wherever it occurs in the
 * cassette, so that what belongs together stays together.
 */
public final class Replacements {

  /** Stands for a secret or an id, and in the body of a request for what the test sends itself. */
  static final Pattern PLACEHOLDER =
      Pattern.compile("<secret \\d+>|00000000-0000-7000-8000-\\d{12}");

  private static final int FIRST_NUMBER = 100_000;

  /** A shorter secret may be part of any word: it is replaced only where it is the whole text. */
  static final int LONG = 6;

  private static final Pattern UUID =
      Pattern.compile(
          "(?i)(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{16,}={0,2}");
  private static final Pattern ID_FIELD = Pattern.compile("(?i)(?:.*_)?ids?");

  /** Where the next page begins: as long and random as a secret, but public. */
  private static final Pattern CURSOR =
      Pattern.compile("([?&](after|before|cursor)=)([^&#\\s\"'<>]+)");

  private static final Set<String> CURSOR_FIELDS = Set.of("after", "before", "cursor");
  private static final Pattern DIGITS = Pattern.compile("\\d{5,}");

  /** {@code policy} is the one of an upload form; others end in that word and are public. */
  private static final Pattern SECRET_FIELD =
      Pattern.compile(
          "(?i)policy|(?:.*[^a-z])?(?:token|secret|password|passwd|encrypted_value|credential"
              + "|signature|authorization|private_?key|api_?key|access_?key_?id)s?");

  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, String> uuids = new LinkedHashMap<>();
  private final Map<String, String> emails = new LinkedHashMap<>();
  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, String> cursors = new LinkedHashMap<>();
  private final Map<String, String> people = new LinkedHashMap<>();
  private final Set<String> kept;

  /** Fields whose values are public, however they look or are called. */
  public Replacements(Set<String> kept) {
    this.kept = Set.copyOf(kept);
  }

  /** Whether a number stands for an id. */
  static boolean isPlaceholder(long number) {
    return number > FIRST_NUMBER && number < 2 * FIRST_NUMBER;
  }

  /** Replaces a text wherever it occurs. */
  public void text(String value, String replacement) {
    if (!value.isEmpty()) {
      texts.put(value, replacement);
    }
  }

  /** Replaces a secret wherever it occurs. */
  public void secret(String value) {
    if (!value.isEmpty() && !texts.containsKey(value)) {
      numbered(secrets, value, "<secret %d>"::formatted);
    }
  }

  /** The secrets that no cassette may contain in any form. */
  Set<String> secrets() {
    return secrets.keySet();
  }

  /** A copy with everything replaced. */
  JsonNode in(JsonNode interactions) {
    collect("", interactions);
    return replaced("", interactions);
  }

  /** Finds what is a secret or an id because of its field, to replace it in paths and texts too. */
  private void collect(String field, JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> collect(entry.getKey(), entry.getValue()));
      if (object.has("name") && (object.has("filename") || object.has("text"))) {
        collect(object.get("name").asText(), object.path("text"));
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> collect(field, item));
    } else if (!kept.contains(field)) {
      collectValue(field, node);
    }
  }

  private void collectValue(String field, JsonNode node) {
    boolean id = ID_FIELD.matcher(field).matches();
    if (node.isTextual() && isSecret(field)) {
      secret(node.textValue());
    } else if (id && (node.isIntegralNumber() || DIGITS.matcher(node.asText()).matches())) {
      String value = node.asText();
      if (!texts.containsKey(value)) {
        numbered(numbers, value, n -> Integer.toString(FIRST_NUMBER + n));
      }
    } else if (node.isTextual() && CURSOR_FIELDS.contains(field)) {
      cursor(node.textValue());
    } else if (node.isTextual() && field.equals("created_by")) {
      numbered(people, node.textValue(), "user-%d"::formatted);
    }
  }

  /** In {@code snake_case} or {@code camelCase}. */
  static boolean isSecret(String field) {
    return SECRET_FIELD.matcher(NEXT_WORD.matcher(field).replaceAll("_")).matches();
  }

  private JsonNode replaced(String field, JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object
          .properties()
          .forEach(
              entry -> copy.set(plain(entry.getKey()), replaced(entry.getKey(), entry.getValue())));
      return withoutPerson(copy);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(item -> copy.add(replaced(field, item)));
      return copy;
    }
    if (kept.contains(field)) {
      return node;
    }
    if (node.isTextual()) {
      return TextNode.valueOf(text(node.textValue()));
    }
    if (node.isIntegralNumber() && ID_FIELD.matcher(field).matches()) {
      String value = node.asText();
      String other = texts.getOrDefault(value, numbers.getOrDefault(value, value));
      return DIGITS.matcher(other).matches()
          ? LongNode.valueOf(Long.parseLong(other))
          : TextNode.valueOf(other);
    }
    return node;
  }

  /** An object with an e-mail address is a person. */
  private static ObjectNode withoutPerson(ObjectNode object) {
    if (object.path("email").isTextual()) {
      String user = object.get("email").textValue().replaceFirst("@.*", "");
      object.replace("name", object.has("name") ? TextNode.valueOf(user) : NullNode.getInstance());
      if (object.path("avatar_url").isTextual()) {
        object.put("avatar_url", "https://example.com/avatar");
      }
    }
    return object;
  }

  private String text(String value) {
    String whole = people.getOrDefault(value, secrets.getOrDefault(value, cursors.get(value)));
    if (whole != null) {
      return whole;
    }
    String text = plain(value);
    return BASE64.matcher(text).matches() ? insideBase64(text) : text;
  }

  /** As {@code graphql_id}: base64 of a text with a UUID. */
  private String insideBase64(String encoded) {
    try {
      String decoded = new String(Base64.getDecoder().decode(encoded), US_ASCII);
      if (!UUID.matcher(decoded).find()) {
        return encoded;
      }
      return Base64.getEncoder().encodeToString(plain(decoded).getBytes(US_ASCII));
    } catch (IllegalArgumentException notBase64) {
      return encoded;
    }
  }

  private String cursor(String value) {
    return numbered(cursors, value, "cursor-%d"::formatted);
  }

  private String plain(String value) {
    String text =
        CURSOR
            .matcher(value)
            .replaceAll(
                match ->
                    match.group(1)
                        + (kept.contains(match.group(2))
                            ? Matcher.quoteReplacement(match.group(3))
                            : cursor(URLDecoder.decode(match.group(3), UTF_8))));
    for (var replacement : longestFirst(texts)) {
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    for (var replacement : longestFirst(secrets)) {
      if (replacement.getKey().length() >= LONG) {
        text = text.replace(replacement.getKey(), replacement.getValue());
      }
    }
    for (var replacement : longestFirst(numbers)) {
      text =
          text.replaceAll(
              "(?<![0-9A-Za-z-])" + replacement.getKey() + "(?![0-9A-Za-z-])",
              Matcher.quoteReplacement(replacement.getValue()));
    }
    text =
        UUID.matcher(text)
            .replaceAll(
                match ->
                    numbered(uuids, match.group(), "00000000-0000-7000-8000-%012d"::formatted));
    return EMAIL
        .matcher(text)
        .replaceAll(
            match ->
                match.group().endsWith("@example.com") && emails.containsValue(match.group())
                    ? match.group()
                    : numbered(emails, match.group(), "user%d@example.com"::formatted));
  }

  private static List<Map.Entry<String, String>> longestFirst(Map<String, String> all) {
    var entries = new ArrayList<>(all.entrySet());
    entries.sort(Comparator.comparingInt(entry -> -entry.getKey().length()));
    return entries;
  }

  private static String numbered(
      Map<String, String> all, String value, Function<Integer, String> name) {
    String known = all.get(value);
    if (known == null) {
      known = name.apply(all.size() + 1);
      all.put(value, known);
    }
    return known;
  }
}
