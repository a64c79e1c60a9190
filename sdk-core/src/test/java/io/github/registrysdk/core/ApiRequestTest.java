package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRequestTest {

  @Test
  void aRequestIsAValue() {
    ApiRequest bare = ApiRequest.post("v2", "organizations", "acme inc");
    ApiRequest request =
        bare.query("b", "2").query("a", "").header("X-Team", "t").json("{\"a\":1}");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.segments()).containsExactly("v2", "organizations", "acme inc");
    assertThat(request.query().keySet()).containsExactly("b", "a");
    assertThat(request.headers()).containsOnly(Map.entry("X-Team", "t"));
    assertThat(request.json()).isEqualTo("{\"a\":1}");
    assertThat(bare.query()).isEmpty();
    assertThat(bare.headers()).isEmpty();
    assertThat(bare.json()).isNull();
    assertThatThrownBy(() -> request.query().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> request.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everyMethodHasItsFactory() {
    assertThat(
            List.of(
                ApiRequest.get("a"),
                ApiRequest.post("a"),
                ApiRequest.put("a"),
                ApiRequest.patch("a"),
                ApiRequest.delete("a")))
        .extracting(ApiRequest::method)
        .containsExactly("GET", "POST", "PUT", "PATCH", "DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "hunter/2", "hunter\\", "hunter%", "hunter\r\n"})
  void aSegmentThatCouldLeaveThePathIsRefused(String segment) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("v2", segment))
        .withMessageNotContaining("hunter");
  }

  @Test
  void whatCannotBeSentIsRefused() {
    ApiRequest request = ApiRequest.post("a");
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRequest.get());
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRequest.get("a").json("{}"));
    assertThatIllegalArgumentException().isThrownBy(() -> request.header("Authorization", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> request.header("X-A", "a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> request.query(" ", "a"));
    assertThatNullPointerException().isThrownBy(() -> request.query("a", null));
    assertThatNullPointerException().isThrownBy(() -> request.json((String) null));
    assertThatNullPointerException().isThrownBy(() -> ApiRequest.get("a", null));
  }

  @Test
  void aRequestPrintsNeitherQueryNorHeaderNorBody() {
    ApiRequest request =
        ApiRequest.put("v2", "a").query("q", "hunter2").header("X-A", "hunter2").json("hunter2");
    assertThat(request).hasToString("ApiRequest[PUT /v2/a]");
  }

  @Test
  void aResponseFindsHeadersInAnyCase() {
    List<String> links = new ArrayList<>(List.of("a", "b"));
    Map<String, List<String>> headers = new HashMap<>(Map.of("Link", links, "ETag", List.of()));
    ApiResponse response = new ApiResponse(200, headers, "id", "{}");
    links.add("c");
    headers.clear();
    assertThat(response.headers()).containsOnlyKeys("link", "etag");
    assertThat(response.headers().get("link")).containsExactly("a", "b");
    assertThat(response.header("LINK")).contains("a");
    assertThat(response.header("etag")).isEmpty();
    assertThat(response.header("absent")).isEmpty();
    assertThatThrownBy(() -> response.headers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void valuesOfAHeaderInTwoCasesAreKeptTogether() {
    Map<String, List<String>> headers = Map.of("Link", List.of("a"), "link", List.of("b"));
    assertThat(new ApiResponse(200, headers, null, "").headers().get("link"))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aResponsePrintsNoValues() {
    ApiResponse response =
        new ApiResponse(201, Map.of("Set-Cookie", List.of("hunter2")), null, "hunter2");
    assertThat(response).hasToString("ApiResponse[201, [set-cookie], 7 characters]");
  }

  @Test
  void listThatContainsItselfIsRefused() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.post("a").json(endless))
        .withMessage("the field items has lists and maps in more than 500 levels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.post("a").json(Map.of("b", endless)))
        .withMessage("the field b has lists and maps in more than 500 levels");
  }
}
