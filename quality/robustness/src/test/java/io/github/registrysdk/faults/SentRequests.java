package io.github.registrysdk.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Received;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares a request with what its sample says that is sent, and finds headers too many. */
final class SentRequests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "cache-control",
          "connection",
          "content-length",
          "content-type",
          "host",
          "range",
          "user-agent",
          "x-github-api-version");

  private SentRequests() {}

  /** The first difference; empty if there is none. */
  static String difference(Sample sample, Received request) {
    for (String header : request.headers()) {
      String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
      if (!HEADERS.contains(name)) {
        return "the header " + name + " was sent";
      }
    }
    if (sample.isDownload()) {
      return "*/*".equals(request.header("Accept")) ? "" : "accepts " + request.header("Accept");
    }
    if (sample.isStorage() == "application/json".equals(request.header("Accept"))) {
      boolean github = "application/vnd.github+json".equals(request.header("Accept"));
      if (!github) {
        return "accepts " + request.header("Accept");
      }
    }
    if (!sample.query().isEmpty() && !request.target().endsWith(sample.query())) {
      return "the query is not " + sample.query();
    }
    return body(sample, request);
  }

  private static String body(Sample sample, Received request) {
    String type = String.valueOf(request.header("Content-Type"));
    if (sample.body().isEmpty()) {
      return request.body().length == 0 ? "" : "a body was sent: " + request.text();
    }
    if (sample.body().startsWith(Sample.FORM)) {
      return type.startsWith(Sample.FORM + "; boundary=") ? "" : "no form but " + type;
    }
    if (!type.equals("application/json; charset=utf-8")) {
      return "no JSON but " + type;
    }
    try {
      return difference("$", JSON.readTree(sample.body()), JSON.readTree(request.text()));
    } catch (JsonProcessingException e) {
      return "no JSON: " + request.text();
    }
  }

  private static String difference(String where, JsonNode due, JsonNode sent) {
    if (due.isTextual() && due.textValue().equals("*")) {
      return sent.isTextual() ? "" : where + " is no text";
    }
    if (!due.isObject() || !sent.isObject()) {
      return due.equals(sent) ? "" : where + " is " + sent + " and not " + due;
    }
    if (due.size() != sent.size()) {
      return where + " has other fields: " + sent;
    }
    for (Map.Entry<String, JsonNode> field : due.properties()) {
      String name = where + "." + field.getKey();
      JsonNode value = sent.get(field.getKey());
      String difference =
          value == null ? name + " is missing" : difference(name, field.getValue(), value);
      if (!difference.isEmpty()) {
        return difference;
      }
    }
    return "";
  }
}
