package io.github.registrysdk.fuzzing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The answer to "create a token" while it is being spoilt: fields, their texts, and what is around.
 */
final class TokenResponse {
  /** A field as its JSON stands. */
  record Field(String name, String value) {}

  final List<Field> fields =
      new ArrayList<>(
          List.of(
              new Field("\"id\"", "\"0191b6a2-aa51-70d0-8a5f-aabce115b0fd\""),
              new Field("\"graphql_id\"", "\"UmVnaXN0cnlUb2tlbi0tLTAxOTE=\""),
              new Field("\"description\"", "\"Usher\""),
              new Field("\"url\"", "\"https://api.example.com/v2/tokens/0191b6a2\""),
              new Field("\"created_at\"", "\"2024-09-03T06:46:39.441Z\""),
              new Field("\"created_by\"", "{\"id\":\"u1\",\"name\":\"Ann\"}"),
              new Field("\"organization\"", "{\"id\":\"o1\",\"slug\":\"acme\"}"),
              new Field("\"registry\"", "{\"id\":\"r1\",\"slug\":\"gems\"}")));

  String tokenName = "\"token\"";
  String secret = Canary.ONCE.text();
  String tokenBefore = "";
  String tokenAfter = "";
  String before = "";
  String after = "";
  String comma = ",";
  String colon = ":";
  String headers = "Content-Type: application/json\r\n";
  int status = 201;

  /** Where the secret's field stands among the others. */
  int tokenAt;

  TokenResponse(Random random) {
    tokenAt = random.nextInt(fields.size() + 1);
  }

  /** The name, and the value with what was put around it. */
  String tokenField() {
    return tokenName + colon + tokenBefore + "\"" + secret + "\"" + tokenAfter;
  }

  /** All of it. */
  String text() {
    return head() + tail();
  }

  /** Up to the end of the secret, which is the least that has to arrive. */
  String head() {
    StringBuilder text = new StringBuilder(before).append('{');
    for (Field field : fields.subList(0, at())) {
      text.append(field.name()).append(colon).append(field.value()).append(comma);
    }
    return text.append(tokenField()).toString();
  }

  private String tail() {
    StringBuilder text = new StringBuilder();
    for (Field field : fields.subList(at(), fields.size())) {
      text.append(comma).append(field.name()).append(colon).append(field.value());
    }
    return text.append('}').append(after).toString();
  }

  private int at() {
    return Math.min(tokenAt, fields.size());
  }
}
