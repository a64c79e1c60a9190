package io.github.registrysdk.core.internal.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {

  private final Secret token = Secret.of("bkua_hunter2");

  @Test
  void theTokenAndEverySecretOfTheRequestAreRedacted() {
    Redactor redactor = new Redactor(token, List.of(Secret.of("s3cret"), Secret.of("k.y")));
    assertThat(redactor.clean("bkua_hunter2 s3cret k.y kxy bkua_hunter2"))
        .isEqualTo("[secret] [secret] [secret] kxy [secret]");
  }

  @Test
  void aSecretThatContainsAnotherIsRedactedWhole() {
    Secret shorter = Secret.of("hunter2");
    Secret longer = Secret.of("hunter2-and-more");
    assertThat(new Redactor(shorter, List.of(longer)).clean("x hunter2-and-more"))
        .isEqualTo("x [secret]");
    assertThat(new Redactor(longer, List.of(shorter)).clean("x hunter2-and-more"))
        .isEqualTo("x [secret]");
  }

  @Test
  void aSecretInAHostNameIsRedactedInLowerCaseToo() {
    Redactor redactor = new Redactor(Secret.of("Bkua_HUNTER2"), List.of());
    assertThat(redactor.cleanHost("a.bkua_hunter2.example")).isEqualTo("a.[secret].example");
  }

  @Test
  void aSecretIsRedactedBeforeTheTextIsCut() {
    String text = "x".repeat(295) + "bkua_hunter2";
    assertThat(new Redactor(token, List.of()).clean(text)).doesNotContain("bkua");
  }

  @Test
  void aSecretOfSeveralLinesIsRedactedBeforeTheLinesAreJoined() {
    Redactor redactor = new Redactor(null, List.of(Secret.of("-----BEGIN\nhunter2\nEND")));
    assertThat(redactor.clean("no: -----BEGIN\nhunter2\nEND!")).isEqualTo("no: [secret]!");
  }

  @Test
  void withoutSecretsTheTextStays() {
    Secret destroyed = Secret.of("gone");
    destroyed.destroy();
    assertThat(new Redactor(null, List.of(destroyed)).clean("gone\0")).isEqualTo("gone");
  }

  @Test
  void everyPartOfAnErrorIsCleaned() {
    ApiError error =
        new ApiError(
            "m bkua_hunter2",
            "c bkua_hunter2",
            "u bkua_hunter2",
            List.of(
                new ApiError.Field("n bkua_hunter2", "fc bkua_hunter2", "fm bkua_hunter2"),
                new ApiError.Field(null, null, null)));
    assertThat(new Redactor(token, List.of()).clean(error))
        .isEqualTo(
            new ApiError(
                "m [secret]",
                "c [secret]",
                "u [secret]",
                List.of(
                    new ApiError.Field("n [secret]", "fc [secret]", "fm [secret]"),
                    new ApiError.Field(null, null, null))));
    assertThat(new Redactor(token, List.of()).clean(ApiError.NONE)).isEqualTo(ApiError.NONE);
  }

  @Test
  void controlCharactersBecomeOneSpace() {
    assertThat(Redactor.oneLine(" a\r\n\tb\u001b[31mc\u2028d\u2029e\u0085f\u202eg\u200bh "))
        .isEqualTo("a b [31mc d e f g h");
  }

  @Test
  void longTextIsCutAt300Characters() {
    assertThat(Redactor.oneLine("x".repeat(300))).isEqualTo("x".repeat(300));
    assertThat(Redactor.oneLine("x".repeat(301))).isEqualTo("x".repeat(300) + "…");
  }
}
