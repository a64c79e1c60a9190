package io.github.registrysdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.RequestFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fields of requests, of responses and of errors. */
class FieldsTest {

  @Test
  void absentSetAndClearedAreThreeThings() {
    RequestFields fields =
        RequestFields.empty().with("b", 1).with("a", null).withOptional("c", null);
    assertThat(fields.asMap()).containsOnlyKeys("b", "a").containsEntry("a", null);
    assertThat(fields.asMap().keySet()).containsExactly("b", "a");
    assertThat(fields.with("b", 2).asMap()).containsEntry("b", 2).hasSize(2);
    assertThat(fields.withOptional("c", "x").asMap()).containsEntry("c", "x");
    assertThat(fields.isEmpty()).isFalse();
    assertThat(RequestFields.empty().isEmpty()).isTrue();
  }

  @Test
  void requestFieldsAreImmutable() {
    List<Object> inner = new ArrayList<>(List.of("x"));
    List<Object> list = new ArrayList<>(List.of(inner));
    Map<String, Object> map = new HashMap<>(Map.of("k", inner));
    RequestFields fields = RequestFields.empty().with("list", list).with("map", map);
    String before = fields.toString();
    list.add("y");
    inner.add("z");
    map.put("k2", null);
    assertThat(fields).hasToString(before);
    RequestFields more = fields.with("other", 1);
    assertThat(more).isNotEqualTo(fields).isNotEqualTo(null);
    assertThat(fields.asMap()).doesNotContainKey("other");
    assertThatThrownBy(() -> fields.asMap().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void halfOfASurrogatePairIsRefusedByTheFieldsName() {
    String paired = "a\ud83d\ude00b";
    RequestFields fields = RequestFields.empty().with("name", paired);
    assertThat(fields.asMap()).containsEntry("name", paired);
    for (Object broken :
        List.of(
            "a\ud83d",
            "a\ude00\ud83d",
            "a\ud83d\ud83d\ude00",
            List.of("x", "a\ud83d"),
            Map.of("x", "a\ude00"),
            Map.of("a\ude00", "x"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fields.with("note", broken))
          .withMessage("note has half of a surrogate pair at position 1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> fields.withOptional("note", broken))
          .withMessage("note has half of a surrogate pair at position 1");
    }
  }

  @Test
  void aSecretWithAMistakeIsRefusedByTheFieldsName() {
    Map<String, String> messages =
        Map.of(
            "hunter2\n", "ends with a line break; use Secret.of(text.strip())",
            "hunter2\r\n", "ends with a line break; use Secret.of(text.strip())",
            "\nhunter2", "begins with a line break; use Secret.of(text.strip())",
            "hunter2\t", "ends with white space; use Secret.of(text.strip())",
            " ", "ends with white space; use Secret.of(text.strip())",
            "\ufeffhunter2", "begins with a byte order mark; use Secret.of(text.substring(1))",
            "bearer hunter2", "begins with \"Bearer \"; use Secret.of(text) with the text after it",
            "\u00ff\u00feh\0",
                "was read from text in UTF-16; use Secret.fromFile with a file in UTF-8",
            "h\0u\0", "was read from text in UTF-16; use Secret.fromFile with a file in UTF-8");
    messages.forEach(
        (text, message) -> {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> RequestFields.empty().with("token", List.of(Secret.of(text))))
              .withMessage("token " + message + ", or Secret.verbatim(text) if that is intended");
          Secret verbatim = Secret.verbatim(text);
          assertThat(RequestFields.empty().with("token", verbatim).secrets())
              .containsExactly(verbatim);
        });
    assertThat(RequestFields.empty().with("key", Secret.of("a\nb c")).secrets()).hasSize(1);
  }

  @Test
  void formsAndRawRequestsRefuseHalfOfASurrogatePairToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multipart.of(Map.of("key", "\udc00")))
        .withMessage("key has half of a surrogate pair at position 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multipart.of(Map.of("k\ud800", "v")))
        .withMessage("a field's name has half of a surrogate pair at position 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.post("a").json("{\"b\": \"\ud800\"}"))
        .withMessage("json has half of a surrogate pair at position 7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("a").query("b", "\ud800"))
        .withMessage("value has half of a surrogate pair at position 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApiRequest.get("a\ud800"))
        .withMessage("a path segment has half of a surrogate pair at position 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().query("b", "\ud800"))
        .withMessage("value has half of a surrogate pair at position 0");
  }

  @Test
  void listsAndMapsOfARequestMayHoldNulls() {
    assertThat(RequestFields.empty().with("list", Arrays.asList("a", null)).asMap())
        .containsEntry("list", Arrays.asList("a", null));
    assertThatNullPointerException().isThrownBy(() -> RequestFields.empty().with(null, 1));
    Map<String, Object> map = new HashMap<>();
    map.put("k", null);
    assertThat(RequestFields.empty().with("map", map).asMap()).containsEntry("map", map);
  }

  @Test
  void everySecretOfARequestIsFoundAndNoneIsPrinted() {
    RequestFields fields =
        RequestFields.empty()
            .with("a", Secret.of("hunter1"))
            .with("list", List.of(Secret.of("hunter2"), "x"))
            .with("map", Map.of("k", List.of(Secret.of("hunter3"))))
            .with("nested", RequestFields.empty().with("b", Secret.of("hunter4")))
            .with("none", null);
    assertThat(fields.secrets())
        .extracting(Secret::reveal)
        .containsExactly("hunter1", "hunter2", "hunter3", "hunter4");
    assertThat(fields.toString()).doesNotContain("hunter").contains("[secret]");
  }

  @Test
  void requestFieldsAreEqualByTheirFields() {
    RequestFields one = RequestFields.empty().with("a", 1).with("b", 2);
    RequestFields same = RequestFields.empty().with("b", 2).with("a", 1);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo("a");
    assertThat(one.hashCode()).isNotEqualTo(RequestFields.empty().with("a", 9).hashCode());
  }

  @Test
  void jsonFieldsAreDeepCopiesPrintedByNameOnly() {
    List<Object> list = new ArrayList<>(Arrays.asList("hunter2", null));
    Map<String, Object> inner = new LinkedHashMap<>(Map.of("list", list));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("b", inner);
    fields.put("a", "hunter2");
    fields.put("none", null);
    JsonFields kept = JsonFields.of(fields);
    Map<String, Object> copy = kept.asMap();
    assertThat(kept).hasToString("[b, a, none]");
    assertThat(copy).isEqualTo(fields);
    list.add("more");
    inner.put("more", 1);
    fields.put("more", 1);
    assertThat(copy.keySet()).containsExactly("b", "a", "none");
    assertThat(copy).containsEntry("b", Map.of("list", Arrays.asList("hunter2", null)));
    assertThat(kept).isEqualTo(JsonFields.of(copy)).hasSameHashCodeAs(JsonFields.of(copy));
    assertThat(kept).isNotEqualTo(JsonFields.none()).isNotEqualTo(copy);
    assertThat(kept.names()).containsExactly("b", "a", "none");
    assertThat(kept.get("a")).isEqualTo("hunter2");
    assertThat(kept.get("z")).isNull();
    assertThatThrownBy(() -> copy.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> copy.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    Map<?, ?> nested = (Map<?, ?>) copy.get("b");
    assertThatThrownBy(nested::clear).isInstanceOf(UnsupportedOperationException.class);
    List<?> deepest = (List<?>) nested.get("list");
    assertThatThrownBy(deepest::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void namesThatCanBeAnythingAreNotPrinted() {
    assertThat(JsonFields.of(Map.of("-----BEGIN\nhunter2", 1)))
        .hasToString("[(a name of 18 characters)]");
    assertThat(ErrorBody.of(Map.of("hun ter2", 1)))
        .hasToString("ErrorBody[(a name of 8 characters)]");
    assertThat(JsonFields.of(Map.of())).isSameAs(JsonFields.none()).hasToString("[]");
    assertThat(JsonFields.none().isEmpty()).isTrue();
  }

  @Test
  void anErrorBodyReturnsValuesOfTheRequestedTypeOnly() {
    Map<String, Object> json = new HashMap<>();
    json.put("message", "no");
    json.put("code", 17);
    json.put("wait", 1.5);
    json.put("huge", Double.POSITIVE_INFINITY);
    json.put("none", null);
    json.put("inner", Map.of("message", "in"));
    json.put("errors", Arrays.asList("a", null, 5, Map.of("field", "name"), List.of()));
    ErrorBody body = ErrorBody.of(json);
    assertThat(body.text("message")).isEqualTo("no");
    assertThat(body.text("code")).isNull();
    assertThat(body.text("none")).isNull();
    assertThat(body.text("absent")).isNull();
    assertThat(body.number("code")).isEqualTo(new BigDecimal(17));
    assertThat(body.number("wait")).isEqualTo(new BigDecimal("1.5"));
    assertThat(body.number("huge")).isNull();
    assertThat(body.number("message")).isNull();
    assertThat(body.anyText("inner")).isEqualTo("message: in");
    assertThat(body.anyText("code")).isEqualTo("17");
    assertThat(body.anyText("errors")).isEqualTo("a, 5, field: name");
    assertThat(body.anyText("none")).isNull();
    assertThat(body.anyText("absent")).isNull();
    List<Object> errors = body.list("errors");
    assertThat(errors).hasSize(4).contains("a", 5, List.of());
    assertThat(((ErrorBody) errors.get(2)).text("field")).isEqualTo("name");
    assertThat(body.list("message")).isEmpty();
    assertThat(body.list("absent")).isEmpty();
  }

  @Test
  void anErrorBodyThatIsNoObjectIsReadAndNoneIsPrinted() {
    for (Object json : new Object[] {null, 5, true}) {
      assertThat(ErrorBody.of(json)).isSameAs(ErrorBody.EMPTY);
    }
    assertThat(ErrorBody.of("hunter2").text("message")).isEqualTo("hunter2");
    assertThat(ErrorBody.of("hunter2")).hasToString("ErrorBody[message]");
    assertThat(ErrorBody.of(List.of("hunter2")).list("errors")).containsExactly("hunter2");
    assertThat(ErrorBody.of(List.of("hunter2"))).hasToString("ErrorBody[errors]");
    assertThat(ErrorBody.of(Map.of("message", "hunter2"))).hasToString("ErrorBody[message]");
  }

  @Test
  void aFormPrintsTheNamesOfItsFieldsOnly() {
    Multipart form =
        Multipart.of(Map.of("signature", "hunter2"))
            .withFile("file", Upload.bytes("a.gem", new byte[] {1}), digest -> {});
    assertThat(form).hasToString("Multipart[[signature], Upload[a.gem, 1 bytes]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multipart.of(Map.of()).withFile(" ", form.file(), digest -> {}));
  }
}
