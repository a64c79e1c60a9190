package io.github.registrysdk.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

  private final PathTemplate template =
      PathTemplate.parse("v2/{organization}/registries/{registry}");

  @Test
  void valuesTakeTheirParametersPlaces() {
    assertThat(template.expand("acme", "my-registry")).isEqualTo("v2/acme/registries/my-registry");
    assertThat(PathTemplate.parse("user").expand()).isEqualTo("user");
    assertThat(template.expand("a{b".replace("{", "."), "c")).isEqualTo("v2/a.b/registries/c");
  }

  @Test
  void printsItsParametersNames() {
    assertThat(template).hasToString("/v2/{organization}/registries/{registry}");
  }

  @Test
  void theNumberOfValuesMustFit() {
    for (String[] values : new String[][] {{}, {"a"}, {"a", "b", "c"}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> template.expand(values))
          .withMessageContaining("takes 2 values, not " + values.length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "hunter/2",
        "hunter\\",
        "hunter%2e",
        "hunter\n",
        "hüntér",
        "{hunter}"
      })
  void aValueThatIsNoSegmentIsRefusedByItsParametersName(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.expand("acme", value))
        .withMessageStartingWith("registry ")
        .withMessageNotContaining("unt");
  }

  @Test
  void nullIsRefusedByItsParametersName() {
    assertThatNullPointerException()
        .isThrownBy(() -> template.expand(null, "x"))
        .withMessage("organization");
  }

  @Test
  void aLiteralPathIsEncodedWhole() {
    PathTemplate literal = PathTemplate.literal(List.of("a b", "{c}", "ü?#", "%2e", "a/b", "~-_."));
    assertThat(literal.expand()).isEqualTo("a%20b/%7Bc%7D/%C3%BC%3F%23/%252e/a%2Fb/~-_.");
    HttpUrl url = HttpUrl.get("https://a.example/v2/").newBuilder(literal.expand()).build();
    assertThat(url.pathSegments()).containsExactly("v2", "a b", "{c}", "ü?#", "%2e", "a/b", "~-_.");
    assertThat(literal.isLiteral()).isTrue();
    assertThat(PathTemplate.parse("widgets").isLiteral()).isFalse();
  }

  @Test
  void aLoneSurrogateIsEncodedAsAQuestionMark() {
    assertThat(PathTemplate.encode("a\ud800")).isEqualTo("a%3F");
  }

  @Test
  void anOperationIsAValue() {
    Operation create =
        Operation.create("create a registry", "orgs/{organization}/registries")
            .requiresScope("write_registries")
            .recoveryHint("look for the slug");
    assertThat(create.method()).isEqualTo("POST");
    assertThat(create.retryClass()).isEqualTo(RetryClass.CREATE);
    assertThat(create.scope()).isEqualTo("write_registries");
    assertThat(create.recoveryHint()).isEqualTo("look for the slug");
    assertThat(create).hasToString("POST /orgs/{organization}/registries (create a registry)");
    Operation read = Operation.read("list", "a");
    assertThat(read.method()).isEqualTo("GET");
    assertThat(read.retryClass()).isEqualTo(RetryClass.SAFE);
    assertThat(read.scope()).isNull();
    assertThat(read.recoveryHint()).isNotBlank();
    Operation delete =
        Operation.delete("delete", "a/{b}").recoveryHint("look").requiresScope("delete_it");
    assertThat(delete.method()).isEqualTo("DELETE");
    assertThat(delete.retryClass()).isEqualTo(RetryClass.DELETE);
    assertThat(delete.recoveryHint()).isEqualTo("look");
    Operation update = Operation.of("update", "PATCH", "a/{b}", RetryClass.UPDATE);
    assertThat(update.path()).hasToString("/a/{b}");
    assertThat(update.retryClass()).isEqualTo(RetryClass.UPDATE);
  }
}
