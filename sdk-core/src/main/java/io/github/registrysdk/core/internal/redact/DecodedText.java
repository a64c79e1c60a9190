package io.github.registrysdk.core.internal.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in lower case, of which escapes were decoded or characters removed. Each character knows
 * which part of the original text it stands for.
 */
final class DecodedText {
  /** Percent-encoding, escapes of JSON and similar languages, and character references of HTML. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?:%[0-9a-f]{2})++|\\\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))"
              + "|&(?:#(\\d{1,6})|#x([0-9a-f]{1,5})|(amp|lt|gt|quot|apos));",
          Pattern.DOTALL);

  private static final Map<String, String> NAMES =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "n", "\n", "r", "\r", "t",
          "\t");

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private DecodedText(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  static DecodedText of(String original) {
    int[] starts = new int[original.length()];
    int[] ends = new int[original.length()];
    Arrays.setAll(starts, i -> i);
    Arrays.setAll(ends, i -> i + 1);
    return new DecodedText(lowerCase(original), starts, ends);
  }

  /** In lower case, with as many characters as before. */
  private static String lowerCase(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(Character.toUpperCase(chars[i]));
    }
    return new String(chars);
  }

  String text() {
    return text;
  }

  /** Where the character at an index begins in the original text. */
  int start(int index) {
    return starts[index];
  }

  /** Where the character before an index ends in the original text. */
  int end(int index) {
    return ends[index - 1];
  }

  /** Returns this text if there is nothing to decode. */
  DecodedText decoded() {
    return replaced(ESCAPE, DecodedText::decoded);
  }

  DecodedText without(Pattern part) {
    return replaced(part, match -> "");
  }

  private static String decoded(MatchResult escape) {
    String all = escape.group();
    if (all.startsWith("%")) {
      byte[] bytes = new byte[all.length() / 3];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) Integer.parseInt(all, 3 * i + 1, 3 * i + 3, 16);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
    for (int group : new int[] {1, 2, 5}) {
      if (escape.group(group) != null) {
        return Character.toString(Integer.parseInt(escape.group(group), 16));
      }
    }
    if (escape.group(4) != null) {
      return Character.toString(Integer.parseInt(escape.group(4)));
    }
    String name = escape.group(3) != null ? escape.group(3) : escape.group(6);
    return NAMES.getOrDefault(name, name);
  }

  /** What replaces a part is never longer than the part. */
  private DecodedText replaced(Pattern part, Function<MatchResult, String> replacement) {
    Matcher matcher = part.matcher(text);
    if (!matcher.find()) {
      return this;
    }
    StringBuilder out = new StringBuilder(text.length());
    int[] from = new int[text.length()];
    int[] to = new int[text.length()];
    int next = 0;
    do {
      keep(next, matcher.start(), out, from, to);
      String replaced = lowerCase(replacement.apply(matcher.toMatchResult()));
      for (int i = 0; i < replaced.length(); i++) {
        from[out.length()] = start(matcher.start());
        to[out.length()] = end(matcher.end());
        out.append(replaced.charAt(i));
      }
      next = matcher.end();
    } while (matcher.find());
    keep(next, text.length(), out, from, to);
    return new DecodedText(out.toString(), from, to);
  }

  private void keep(int begin, int end, StringBuilder out, int[] from, int[] to) {
    System.arraycopy(starts, begin, from, out.length(), end - begin);
    System.arraycopy(ends, begin, to, out.length(), end - begin);
    out.append(text, begin, end);
  }
}
