package io.github.registrysdk.fuzzing;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiConsumer;

/** What can go wrong with an answer's JSON so that the secret is still in it. */
@SuppressWarnings("ImmutableEnumChecker") // What is kept are lambdas that hold nothing.
enum Spoiling {
  WRONG_TYPE((answer, random) -> replaceValue(answer, random, any(random))),
  FIELD_MISSING((answer, random) -> answer.fields.remove(random.nextInt(answer.fields.size()))),
  ALL_MISSING((answer, random) -> answer.fields.clear()),
  FIELD_MORE(
      (answer, random) ->
          answer.fields.add(new TokenResponse.Field("\"x" + random.nextInt() + "\"", any(random)))),
  OTHER_ORDER((answer, random) -> Collections.shuffle(answer.fields, random)),
  FIELD_TWICE((answer, random) -> answer.fields.add(answer.fields.get(0))),
  SECRET_TWICE((answer, random) -> answer.after = "," + answer.tokenField() + answer.after),
  SECRET_NULL_BEFORE(
      (answer, random) -> answer.fields.add(0, new TokenResponse.Field("\"token\"", "null"))),
  SECRET_EMPTY_BEFORE(
      (answer, random) -> answer.fields.add(0, new TokenResponse.Field("\"token\"", "\"\""))),
  WHITESPACE(
      (answer, random) -> {
        answer.colon = pick(random, " : ", "\t:\r\n", ":\n\n   ");
        answer.comma = pick(random, " ,\n", ",\t", "\r\n,");
      }),
  SECRET_ESCAPED((answer, random) -> answer.secret = escaped(Canary.ONCE.text(), random)),
  NAME_ESCAPED((answer, random) -> answer.tokenName = '"' + escaped("token", random) + '"'),
  IN_OBJECT(
      (answer, random) -> {
        answer.before += pick(random, "{\"data\":", "{\"id\":\"1\",\"registry_token\":");
        answer.after = "}" + answer.after;
      }),
  IN_LIST(
      (answer, random) -> {
        answer.before += "[".repeat(1 + random.nextInt(3));
        answer.after = "]" + answer.after;
      }),
  IN_DEEP_LIST((answer, random) -> answer.before += "[".repeat(100)),
  SECRET_IN_LIST(
      (answer, random) -> {
        answer.tokenBefore += pick(random, "[", "[ [", "[\n");
        answer.tokenAfter = "]" + answer.tokenAfter;
      }),
  SECRET_IN_OBJECT(
      (answer, random) -> {
        answer.tokenBefore += pick(random, "{\"value\":", "{ \"plain\" : ");
        answer.tokenAfter = "}" + answer.tokenAfter;
      }),
  SECRET_IN_NEW_FIELD(
      (answer, random) -> {
        answer.tokenName = "\"credentials\":{" + answer.tokenName;
        answer.tokenAfter += "}";
      }),
  SECRET_IN_KNOWN_FIELD(
      (answer, random) -> {
        answer.fields.removeIf(field -> field.name().equals("\"registry\""));
        answer.tokenName = "\"registry\":{\"id\":\"r1\",\"slug\":\"gems\"," + answer.tokenName;
        answer.tokenAfter += "}";
      }),
  TEXT_BEHIND(
      (answer, random) -> answer.after += pick(random, "x", "{}", "\n<!-- proxy -->", "\0", ",")),
  TEXT_BEFORE(
      (answer, random) ->
          answer.before =
              pick(random, ")]}',\n", "<html><pre>", "callback(", "\ufeff", ",") + answer.before),
  FILLED(
      (answer, random) ->
          answer.fields.add(
              0,
              new TokenResponse.Field(
                  "\"filler\"",
                  '"'
                      + "f".repeat(random.nextInt(random.nextInt(9) == 0 ? 200_000 : 9_000))
                      + '"'))),
  NO_JSON_ELSEWHERE(
      (answer, random) ->
          replaceValue(
              answer, random, pick(random, "NaN", "nul", "'a'", "01", "\"a\nb\"", "", "{]"))),
  COMMAS((answer, random) -> answer.comma = pick(random, ",,", "", ";", ", ,"));

  private final BiConsumer<TokenResponse, Random> change;

  Spoiling(BiConsumer<TokenResponse, Random> change) {
    this.change = change;
  }

  void apply(TokenResponse answer, Random random) {
    if (!answer.fields.isEmpty() || this == SECRET_ESCAPED || this == NAME_ESCAPED) {
      change.accept(answer, random);
    }
  }

  private static void replaceValue(TokenResponse answer, Random random, String value) {
    int at = random.nextInt(answer.fields.size());
    answer.fields.set(at, new TokenResponse.Field(answer.fields.get(at).name(), value));
  }

  private static String any(Random random) {
    return pick(
        random,
        "null",
        "true",
        "7",
        "1.5e9",
        "\"\"",
        "\"text\"",
        "[]",
        "{}",
        "[null]",
        "{\"a\":[1]}");
  }

  static String pick(Random random, String... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }

  private static String escaped(String text, Random random) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String form = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
      escaped.append(random.nextInt(3) == 0 ? String.format(Locale.ROOT, form, (int) c) : c);
    }
    return escaped.toString();
  }
}
