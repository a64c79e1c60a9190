package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests without a method of their own: what they send and return. */
public final class SendTest extends WireTest {
  private static final ApiRequest POST = ApiRequest.post("things");
  private static final Secret SECRET = Secret.of("hunter2-hunter2");

  /** A record of a caller. */
  public record Thing(
      String displayName,
      @Nullable Integer size,
      @JsonProperty("created") Instant since,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Secret password) {}

  record Hidden(String name) {}

  private static final Thing THING =
      new Thing("a", null, Instant.parse("2026-01-01T00:00:00Z"), SECRET);

  private String sent(ApiRequest request) throws Exception {
    server.always(Reply.json("{}"));
    client().send(request);
    Received received = server.requests().get(0);
    assertThat(received.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    return received.text();
  }

  @Test
  void mapIsSentAsAnObject() throws Exception {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("b", List.of(1, 2.5, true));
    fields.put("a", Map.of("secret", SECRET));
    fields.put("none", null);
    assertThat(sent(POST.json(fields)))
        .isEqualTo("{\"b\":[1,2.5,true],\"a\":{\"secret\":\"hunter2-hunter2\"},\"none\":null}");
  }

  @Test
  void listIsSentAsAnArray() throws Exception {
    assertThat(sent(POST.json(Arrays.asList("x", null, Map.of("a", SECRET)))))
        .isEqualTo("[\"x\",null,{\"a\":\"hunter2-hunter2\"}]");
  }

  @Test
  void recordIsSentInSnakeCase() throws Exception {
    assertThat(sent(POST.json(THING)))
        .isEqualTo(
            "{\"display_name\":\"a\",\"size\":null,\"created\":\"2026-01-01T00:00:00Z\","
                + "\"password\":\"hunter2-hunter2\"}");
  }

  @Test
  void secretInABodyIsRedactedInTheException() {
    server.always(Reply.status(422, "", "{\"message\":\"bad hunter2-hunter2!\"}"));
    AcmeClient client = client();
    for (ApiRequest request :
        List.of(
            POST.json(THING),
            POST.json(Map.of("a", List.of(SECRET))),
            POST.json(List.of(Map.of("a", SECRET))))) {
      ValidationException e = failure(ValidationException.class, () -> client.send(request));
      assertThat(e.error().message()).isEqualTo("bad [secret]!");
      assertThat(request.toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void secretInAPathIsRedactedInTheExceptionAndInTheEvents() {
    String unknown = "bkua_0123456789abcdef";
    server.always(Reply.status(422, "", "{}"));
    List<CallEvent> events = new ArrayList<>();
    AcmeClient client = client(builder -> time.configure(builder).observer(events::add));
    ApiRequest request =
        ApiRequest.post("things", TOKEN, SECRET.reveal(), unknown).json(Map.of("a", SECRET));

    ValidationException e = failure(ValidationException.class, () -> client.send(request));

    assertThat(e.report().path()).isEqualTo("/things/[secret]/[secret]/[secret]");
    assertThat(e)
        .hasMessageContaining("POST " + e.report().host() + "/things/[secret]/[secret]/[secret] ");
    assertThat(events.toString()).doesNotContain(SECRET.reveal(), unknown);
  }

  /** A redacted word of a template would say that the secret is this word. */
  @Test
  void templateIsNotRedacted() {
    server.always(Reply.status(404, "", "{}"));
    AcmeClient client = client(builder -> time.configure(builder).token(Secret.of("widgets")));

    assertThat(failure(() -> client.widgets().get("w1")).report().path())
        .isEqualTo("/widgets/{id}");
  }

  @Test
  void bodyThatIsNoJsonIsRefusedBeforeItIsSent() {
    AcmeClient client = client();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POST.json(Map.of("a", new StringBuilder("hunter2"))))
        .withMessageContaining("java.lang.StringBuilder")
        .withMessageNotContaining("hunter2");
    assertThatIllegalArgumentException().isThrownBy(() -> POST.json(List.of(Double.NaN)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POST.json(new Hidden("x")))
        .withMessageContaining("is not a public record");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("x").json(Map.of()))
        .withMessageContaining("GET");
    assertThatIllegalArgumentException().isThrownBy(() -> ApiRequest.get("x").form(Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.send(POST, JsonType.of(Hidden.class)))
        .withMessageContaining("is not a public record");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void formIsSentWithItsFile() throws Exception {
    server.always(Reply.json("{}"));
    AcmeClient client = client();
    client.send(POST.form(Map.of("kind", "debian")));
    client.send(
        POST.form(Map.of("kind", "debian"), "file", Upload.bytes("a.deb", new byte[] {65})));
    Received plain = server.requests().get(0);
    assertThat(plain.header("Content-Type")).startsWith("multipart/form-data; boundary=");
    assertThat(plain.text()).contains("name=\"kind\"\r\n", "\r\ndebian\r\n").doesNotContain("file");
    assertThat(server.requests().get(1).text())
        .containsSubsequence("\r\ndebian\r\n", "name=\"file\"; filename=\"a.deb\"", "\r\nA\r\n");
  }

  @Test
  void urlEncodedFormIsSentInItsOrder() throws Exception {
    server.always(Reply.json("{}"));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("client secret", Secret.of("a b&c=d+e%f*é"));
    fields.put("scope", "");
    client().send(POST.urlEncodedForm(fields));

    Received received = server.requests().get(0);
    assertThat(received.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(received.text())
        .isEqualTo("grant_type=client_credentials&client+secret=a+b%26c%3Dd%2Be%25f*%C3%A9&scope=");
  }

  /** As it is, and in the encodings in which a server repeats a form. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter 2&é=pass",
        "hunter+2%26%C3%A9%3Dpass",
        "hunter%202%26%c3%a9%3dpass",
        "hunter+2&é=pass"
      })
  void secretInAUrlEncodedFormIsRedacted(String repeated) {
    server.always(Reply.status(422, "", "{\"message\":\"bad " + repeated + "!\"}"));
    List<CallEvent> events = new ArrayList<>();
    AcmeClient client = client(builder -> time.configure(builder).observer(events::add));
    ApiRequest request = POST.urlEncodedForm(Map.of("a", Secret.of("hunter 2&é=pass")));

    ValidationException e = failure(ValidationException.class, () -> client.send(request));

    assertThat(e.error().message()).isEqualTo("bad [secret]!");
    assertThat(List.of(request, String.valueOf(request.body()), e, events).toString())
        .contains("UrlEncodedForm[a]")
        .doesNotContain("hunter");
  }

  @Test
  void urlEncodedFormWithOtherValuesIsRefused() {
    for (Object value : Arrays.asList(1, null, List.of("hunter2"), "\ud800")) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("a", value);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> POST.urlEncodedForm(fields))
          .withMessageContaining("a ")
          .withMessageNotContaining("hunter");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POST.urlEncodedForm(Map.of("a", Secret.of("hunter2\n"))))
        .withMessageContaining("line break");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POST.urlEncodedForm(Map.of(" ", "hunter2")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("x").urlEncodedForm(Map.of()));
  }

  @Test
  void responseIsDecodedAsRecordListOrTree() throws Exception {
    AcmeClient client = client();
    String thing = "{\"display_name\":\"a\",\"size\":1,\"created\":\"2026-01-01T00:00:00Z\"}";
    server.reply(
        Reply.json(thing), Reply.json("[" + thing + "]"), Reply.json("[1,{\"a\":[\"b\",null]}]"));
    ApiRequest get = ApiRequest.get("things");

    Thing one = client.send(get, JsonType.of(Thing.class));
    List<Thing> all = client.send(get, JsonType.listOf(Thing.class));
    Object tree = client.send(get, JsonType.tree());

    assertThat(one.size()).isEqualTo(1);
    assertThat(all).containsExactly(one);
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("a", Arrays.asList("b", null));
    assertThat(tree).isEqualTo(List.of(1, object));
  }

  @Test
  void invalidResponseToAWriteSaysThatItWasDone() {
    server.always(Reply.json("{\"size\":\"large\"}"));
    AcmeClient client = client();
    ProtocolException e =
        failure(
            ProtocolException.class,
            () -> client.send(POST.json(Map.of("a", 1)), JsonType.of(Thing.class)));
    assertThat(e.effect()).isEqualTo(Effect.DONE);
    assertThat(e.getMessage()).doesNotContain("large");
  }

  @Test
  void typesThatDescribeTheSameAreEqual() {
    assertThat(JsonType.of(Thing.class))
        .isEqualTo(JsonType.of(Thing.class))
        .hasSameHashCodeAs(JsonType.of(Thing.class))
        .isNotEqualTo(JsonType.listOf(Thing.class))
        .isNotEqualTo(JsonType.tree());
  }
}
