package io.github.registrysdk.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares what somebody else's client decodes with what the fake sent and with what it holds, and
 * what the fake sends with what was recorded. What differs must be in {@code
 * quality/clients/expected-differences.json}, with a reason; what is there and does not differ any
 * more must leave it.
 */
public final class Differences {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Expected> expected = new ArrayList<>();
  private final Map<String, String> unexpected = new LinkedHashMap<>();
  private final TreeSet<Integer> occurred = new TreeSet<>();

  Differences(JsonNode expected) {
    for (JsonNode entry : expected) {
      this.expected.add(Expected.of(entry));
    }
  }

  /**
   * Starts a comparison.
   *
   * @param client the client's name in the file of expected differences
   * @return no differences yet
   */
  public static Differences of(String client) {
    try {
      JsonNode all =
          JSON.readTree(
              ProjectFolder.resolve("quality", "clients", "expected-differences.json").toFile());
      return new Differences(all.path(client));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares a call that should have succeeded. A field that the client declares must be in the
   * response, unless the fake's state says that it has none; a field of the response must be known
   * to the client; a value must be the same in all three.
   *
   * @param outcome what came of the call
   * @param state what the fake holds, in the names of the API; null where nothing is held, and
   *     without what only the response can tell
   */
  public void compare(OtherClient.Outcome outcome, JsonNode state) {
    String error = outcome.error();
    if (error != null) {
      add(outcome.call(), "", outcome.status() + ", and the client fails: " + error);
      return;
    }
    if (outcome.body().isMissingNode()) {
      if (!isEmpty(outcome.decoded())) {
        add(outcome.call(), "", "decoded without a response body: " + outcome.decoded());
      }
      return;
    }
    between(outcome.call(), "", outcome.decoded(), outcome.body(), state);
  }

  /**
   * Compares a call that the fake should have refused.
   *
   * @param outcome what came of the call
   * @param status the status that the client must see
   * @param type the client's type of the failure
   */
  public void compareRefusal(OtherClient.Outcome outcome, int status, String type) {
    if (outcome.status() != status) {
      add(outcome.call(), "status", "it is " + outcome.status() + " instead of " + status);
    }
    if (!outcome.errorType().equals(type)) {
      add(outcome.call(), "error", outcome.errorType() + " instead of " + type);
    }
    String message = outcome.body().path("message").asText();
    if (!outcome.errorFields().path("message").asText(message).equals(message)) {
      add(outcome.call(), "message", "it is decoded as " + outcome.errorFields().path("message"));
    }
  }

  /**
   * Compares a response of the fake with a recorded one: the status, and of the body the fields,
   * their types, and where there is null.
   *
   * @param call the call's name
   * @param recordedStatus the status in the recording
   * @param recorded the body in the recording, missing if there was none
   * @param status the fake's status
   * @param body the fake's body, missing if there is none
   */
  public void compareResponse(
      String call, int recordedStatus, JsonNode recorded, int status, JsonNode body) {
    if (status != recordedStatus) {
      add(call, "status", status + " instead of " + recordedStatus);
    } else {
      Shape.of(body).compare("", Shape.of(recorded), (field, what) -> add(call, field, what));
    }
  }

  /**
   * Compares one value.
   *
   * @param call the call's name
   * @param field the field's name
   * @param actual what the client decoded or sent
   * @param held what the fake holds
   */
  public void compare(String call, String field, @Nullable Object actual, @Nullable Object held) {
    if (!String.valueOf(actual).equals(String.valueOf(held))) {
      add(call, field, actual + " instead of " + held);
    }
  }

  /**
   * Notes a difference.
   *
   * @param call the call's name
   * @param field the field's name, with a dot before that of an inner field; empty for the whole
   * @param what the difference in words
   */
  public void add(String call, String field, String what) {
    boolean known = false;
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).matches(call, field, what)) {
        occurred.add(i);
        known = true;
      }
    }
    if (!known) {
      unexpected.put(call + " " + field, what);
    }
  }

  /**
   * Fails if something differs that is not expected, or if something expected no longer differs.
   *
   * @throws AssertionError naming each call and field
   */
  public void verify() {
    var lines = new ArrayList<String>();
    unexpected.forEach((where, what) -> lines.add(where + ": " + what));
    for (int i = 0; i < expected.size(); i++) {
      if (!occurred.contains(i)) {
        lines.add(
            expected.get(i).where() + ": no longer different, take it from the expected ones");
      }
    }
    if (!lines.isEmpty()) {
      throw new AssertionError(lines.size() + " differences:\n  " + String.join("\n  ", lines));
    }
  }

  private void between(String call, String field, JsonNode decoded, JsonNode body, JsonNode state) {
    if (decoded.isObject() && body.isObject()) {
      var names = new TreeSet<String>();
      decoded.fieldNames().forEachRemaining(names::add);
      body.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String inner = inner(field, name);
        if (!decoded.has(name)) {
          add(call, inner, "the client has no such field; the response has " + body.get(name));
        } else if (!body.has(name)) {
          if (!state.path(name).isNull() || !isEmpty(decoded.get(name))) {
            add(call, inner, "the client declares it; the response lacks it");
          }
        } else {
          between(call, inner, decoded.get(name), body.get(name), state.path(name));
        }
      }
      state
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!names.contains(name) && !state.get(name).isNull()) {
                  add(call, inner(field, name), "held, but neither sent nor decoded");
                }
              });
    } else if (decoded.isArray() && body.isArray()) {
      if (decoded.size() != body.size() || (state.isArray() && state.size() != body.size())) {
        add(call, field, decoded.size() + " decoded, " + body.size() + " sent, held: " + state);
      }
      for (int i = 0; i < Math.min(decoded.size(), body.size()); i++) {
        between(call, field, decoded.get(i), body.get(i), state.path(i));
      }
    } else if (!same(decoded, body)) {
      add(call, field, "decoded as " + decoded + ", sent as " + body);
    } else if (!state.isMissingNode() && !same(decoded, state)) {
      add(call, field, "decoded as " + decoded + ", held as " + state);
    }
  }

  private static String inner(String field, String name) {
    return field.isEmpty() ? name : field + "." + name;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    if (isEmpty(one) && isEmpty(other)) {
      return true;
    }
    if (one.isTextual() && other.isTextual()) {
      return one.textValue().equals(other.textValue())
          || sameTime(one.textValue(), other.textValue());
    }
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        if (!same(one.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    return one.equals(other);
  }

  private static boolean sameTime(String one, String other) {
    try {
      return OffsetDateTime.parse(one).isEqual(OffsetDateTime.parse(other));
    } catch (DateTimeException notBothTimes) {
      return false;
    }
  }

  /** What Go leaves in a field that was null or not there. */
  private static boolean isEmpty(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> true;
      case STRING -> node.textValue().isEmpty() || node.textValue().startsWith("0001-");
      case BOOLEAN -> !node.booleanValue();
      case NUMBER -> node.decimalValue().signum() == 0;
      case ARRAY -> node.isEmpty();
      case OBJECT -> node.properties().stream().allMatch(field -> isEmpty(field.getValue()));
      default -> false;
    };
  }

  /** An entry of the file, in which {@code *} stands for any text. */
  private record Expected(String where, Pattern call, Pattern field, Pattern difference) {

    static Expected of(JsonNode entry) {
      for (String part : List.of("call", "difference", "reason")) {
        if (entry.path(part).asText().isBlank()) {
          throw new IllegalStateException("an expected difference has no " + part + ": " + entry);
        }
      }
      String call = entry.path("call").asText();
      String field = entry.path("field").asText();
      return new Expected(
          call + " " + field, glob(call), glob(field), glob(entry.path("difference").asText()));
    }

    boolean matches(String aCall, String aField, String what) {
      return call.matcher(aCall).matches()
          && field.matcher(aField).matches()
          && difference.matcher(what).matches();
    }

    private static Pattern glob(String text) {
      return Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
    }
  }
}
