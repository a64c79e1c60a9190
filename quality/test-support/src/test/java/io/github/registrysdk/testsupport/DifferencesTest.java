package io.github.registrysdk.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String BODY =
      """
      {"id": "1", "name": "a", "note": null, "made": "2026-11-01T10:00:00.000Z", "tags": ["x"]}""";
  private static final String DECODED =
      """
      {"id": "1", "name": "a", "note": "", "made": "2026-11-01T10:00:00Z", "tags": ["x"]}""";

  @Test
  void zeroValuesAndOtherSpellingsOfATimeAreTheSame() {
    assertThatCode(() -> compared("[]", DECODED, BODY, "{\"name\": \"a\"}").verify())
        .doesNotThrowAnyException();
  }

  @Test
  void fieldThatTheClientDoesNotDeclareIsNamed() {
    named("get extra", DECODED, changed(BODY, body -> body.put("extra", 1)), "{}");
  }

  @Test
  void fieldThatTheResponseLacksIsNamed() {
    named("get url", changed(DECODED, decoded -> decoded.put("url", "")), BODY, "{}");
  }

  @Test
  void fieldThatTheFakeHoldsNothingForMayBeLeftOut() {
    String decoded = changed(DECODED, all -> all.put("url", ""));
    assertThatCode(() -> compared("[]", decoded, BODY, "{\"url\": null}").verify())
        .doesNotThrowAnyException();
  }

  @Test
  void valueThatIsDecodedOtherwiseIsNamed() {
    named("get name", changed(DECODED, decoded -> decoded.put("name", "b")), BODY, "{}");
  }

  @Test
  void valueThatIsHeldOtherwiseIsNamed() {
    named("get name", DECODED, BODY, "{\"name\": \"b\"}");
  }

  @Test
  void innerFieldIsNamedByItsPath() {
    named("get list.id", "{\"list\": [{\"id\": \"1\"}]}", "{\"list\": [{\"id\": \"2\"}]}", "{}");
  }

  @Test
  void callThatFailedIsNamed() {
    var differences = new Differences(json("[]"));
    differences.compare(
        new OtherClient.Outcome(
            "get", json("{\"error\": \"no\", \"exchanges\": [{\"status\": 501, \"body\": \"\"}]}")),
        json("{}"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(differences::verify)
        .withMessageContaining("get : 501, and the client fails: no");
  }

  @Test
  void expectedDifferenceIsNoFailure() {
    String body = changed(BODY, all -> all.put("extra", 1));
    String expected =
        """
        [{"call": "g*", "field": "extra", "difference": "the client has no*", "reason": "new"}]""";
    assertThatCode(() -> compared(expected, DECODED, body, "{}").verify())
        .doesNotThrowAnyException();
  }

  @Test
  void otherDifferenceInTheSameFieldIsNamed() {
    String expected =
        """
        [{"call": "get", "field": "name", "difference": "decoded as \\"c\\"*", "reason": "new"}]""";
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> compared(expected, DECODED, BODY, "{\"name\": \"b\"}").verify())
        .withMessageContaining("decoded as \"a\", held as \"b\"")
        .withMessageContaining("no longer different");
  }

  @Test
  void expectedDifferenceThatDoesNotOccurIsNamed() {
    String expected =
        """
        [{"call": "get", "field": "gone", "difference": "*", "reason": "was so"}]""";
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> compared(expected, DECODED, BODY, "{}").verify())
        .withMessageContaining("get gone: no longer different");
  }

  @Test
  void expectedDifferenceNeedsAReason() {
    JsonNode entry = json("[{\"call\": \"get\", \"field\": \"x\", \"difference\": \"*\"}]");
    assertThatIllegalStateException()
        .isThrownBy(() -> new Differences(entry))
        .withMessageContaining("reason");
  }

  @Test
  void responseOfTheSameShapeIsNoDifference() {
    assertThatCode(
            () ->
                responded(
                        "{\"id\": \"1\", \"size\": 1, \"note\": null, \"tags\": [{\"a\": 1}], \"more\": []}",
                        "{\"size\": 7, \"id\": \"x\", \"note\": null, \"tags\": [{\"a\": 2}, {\"a\": 3}],"
                            + " \"more\": [1]}")
                    .verify())
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{} | get id: missing, recorded is string",
        "{`id`: 1} | get id: integer instead of string",
        "{`id`: null} | get id: null instead of string",
        "{`id`: `1`, `b`: true} | get b: boolean, and was not recorded",
        "[] | get : array instead of object"
      })
  void otherShapeIsNamedByItsField(String body, String difference) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> responded("{\"id\": \"1\"}", body.replace('`', '"')).verify())
        .withMessageContaining("1 differences:\n  " + difference);
  }

  @Test
  void fieldThatOnlySomeItemsHaveWithNullIsNamed() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> responded("[{\"a\": 1}, {\"a\": null}]", "[{\"a\": 1}]").verify())
        .withMessageContaining("get a: integer instead of integer or null");
  }

  @Test
  void otherStatusIsNamed() {
    var differences = new Differences(json("[]"));
    differences.compareResponse("get", 201, json("{}"), 200, json("{}"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(differences::verify)
        .withMessageContaining("get status: 200 instead of 201");
  }

  private static Differences responded(String recorded, String body) {
    var differences = new Differences(json("[]"));
    differences.compareResponse("get", 200, json(recorded), 200, json(body));
    return differences;
  }

  private static void named(String where, String decoded, String body, String state) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> compared("[]", decoded, body, state).verify())
        .withMessageContaining("1 differences:\n  " + where + ": ");
  }

  private static Differences compared(String expected, String decoded, String body, String state) {
    ObjectNode report = JSON.createObjectNode();
    report.set("decoded", json(decoded));
    report.putArray("exchanges").addObject().put("status", 200).put("body", body);
    var differences = new Differences(json(expected));
    differences.compare(new OtherClient.Outcome("get", report), json(state));
    return differences;
  }

  private static String changed(String json, Consumer<ObjectNode> change) {
    ObjectNode node = (ObjectNode) json(json);
    change.accept(node);
    return node.toString();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
