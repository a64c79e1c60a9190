package io.github.registrysdk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DriftReportTest {
  private static final String DOCUMENT =
      """
      {"paths": {"/things/{id}": {"get": {"responses": {"200": {"content": {"application/json":
        {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
        "/things/all": {"get": {"responses": {"204": {}}}}},
       "components": {"schemas": {"Thing": {"type": "object", "required": ["id", "kind"],
        "properties": {"id": {"type": "string"}, "kind": {"type": "string"},
        "size": {"type": ["integer", "null"]}, "never": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "object",
          "properties": {"key": {"type": "string"}}}}}}}}}""";

  private final DriftReport report = report();

  private static DriftReport report() {
    try {
      return new DriftReport(
          "things",
          JsonMapper.builder().build().readTree(DOCUMENT),
          Map.of("kind", Set.of("small")),
          Set.of("X-Request-Id", "RateLimit-Reset"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void everyKindOfDriftIsNamed() {
    get(
        "/things/1",
        200,
        "{\"kind\": \"large\", \"size\": \"1\", \"extra\": true, \"tags\": [{\"value\": 1}]}");
    get("/things/1", 418, "{}");
    get("/other", 200, "{}");

    assertThat(report.text())
        .contains(
            """
            ### Unknown fields

            - GET /things/{id} 200 extra: boolean
            - GET /things/{id} 200 tags[].value: integer
            """,
            "### Missing fields\n\n- GET /things/{id} 200 id\n",
            "### Unknown enumeration values\n\n- GET /things/{id} 200 kind: large\n",
            "### Other types\n\n- GET /things/{id} 200 size: string instead of",
            "### Statuses that are not described\n\n- GET /things/{id}: 418\n",
            "### Requests without a description\n\n- GET /other\n",
            "### Headers that the SDK does not read\n\n- x-new\n",
            "### Headers that no response had\n\n- RateLimit-Reset\n",
            "- GET /things/{id} 200 never\n");
  }

  @Test
  void whatIsDescribedIsNotNamed() {
    get("/things/1", 200, "{\"id\": \"1\", \"kind\": \"small\", \"size\": null, \"tags\": []}");
    get("/things/all", 204, "");

    assertThat(report.text())
        .doesNotContain("Unknown", "Missing", "Other types", "Bodies", "Statuses");
  }

  private void get(String path, int status, String body) {
    report.add("GET", path, status, Map.of("x-new", List.of("1"), "x-request-id", List.of()), body);
  }
}
