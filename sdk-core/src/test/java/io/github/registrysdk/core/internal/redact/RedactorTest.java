package io.github.registrysdk.core.internal.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.registrysdk.core.ApiError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  private final Redactor redactor = redactor("bkua_hunter2");

  private static Redactor redactor(String... secrets) {
    return new Redactor(List.of(secrets));
  }

  @Test
  void theTokenAndEverySecretOfTheRequestAreRedacted() {
    assertThat(
            redactor("bkua_hunter2", "s3cret", "k.y").clean("bkua_hunter2 s3cret k.y kxy hunter2"))
        .isEqualTo("[secret] [secret] [secret] kxy hunter2");
  }

  @Test
  void aSecretThatContainsAnotherIsRedactedWhole() {
    assertThat(redactor("hunter2", "hunter2-and-more").clean("x hunter2-and-more"))
        .isEqualTo("x [secret]");
    assertThat(redactor("hunter2-and-more", "hunter2").clean("x hunter2-and-more"))
        .isEqualTo("x [secret]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pa55/w\u00f6rd \"quoted\" <x&y>",
        "PA55/W\u00d6RD \"QUOTED\" <X&Y>",
        "Pa55/w\u00f6\r\n    rd \"quoted\" <x&y>",
        "Pa55/w\u00f6rd\n\"quoted\" <x&y>",
        "P\u200ba55/w\u00f6rd \"quoted\" <x&y>",
        "Pa55%2Fw%C3%B6rd%20%22quoted%22%20%3cx%26y%3E",
        "Pa55%2Fw%C3%B6rd+%22quoted%22+%3Cx%26y%3E",
        "Pa55%252Fw%25C3%25B6rd%2520%2522quoted%2522%2520%253cx%2526y%253E",
        "Pa55\\/w\\u00f6rd \\\"quoted\\\" \\u003cx&y>",
        "Pa55/w&#246;rd &quot;quoted&quot; &lt;x&amp;y&gt;",
        "Pa55/w&#xf6;rd \\x22quoted\\x22 <x&y>",
        "Pa55/w\u00c3\u00b6rd \"quoted\" <x&y>",
        "Pa55/w\\xc3\\xb6rd \"quoted\" <x&y>",
        "Pa55%2Fw%F6rd+%22quoted%22+%3Cx%26y%3E",
        "UGE1NS939nJkICJxdW90ZWQiIDx4Jnk+",
        "506135352f77f672642022717 56f74656422203c7826793e",
        "UGE1NS93w7ZyZCAicXVvdGVkIiA8eCZ5Pg==",
        "UGE1NS93w7ZyZCAi\ncXVvdGVkIiA8eCZ5Pg",
        "506135352f77c3b672642022717 56f74656422203c7826793e",
      })
  void aSecretIsRedactedInEveryEncoding(String repeated) {
    assertThat(redactor("Pa55/w\u00f6rd \"quoted\" <x&y>").clean("no: " + repeated + "!"))
        .matches("no: \\[secret]g?=*!");
  }

  @Test
  void aSecretIsRedactedInTheMiddleOfBase64() {
    for (String user : List.of("", "u", "us", "use")) {
      byte[] basic = (user + ":the-password-of-it:x").getBytes(StandardCharsets.UTF_8);
      String cleaned =
          redactor("the-password-of-it").clean(Base64.getEncoder().encodeToString(basic));
      assertThat(cleaned).contains("[secret]").hasSizeLessThan(22);
    }
  }

  @Test
  void aBeginningOfASecretWithSpacesIsRedactedInAForm() {
    assertThat(redactor("correct horse battery").clean("got password=correct+horse+b\u2026"))
        .isEqualTo("got password=[secret]\u2026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aGVsbG8=", "dTpoZWxsbw==", "dXM6aGVsbG86eA==", "68656c6c6f"})
  void aShortSecretIsRedactedInBase64AndHex(String repeated) {
    assertThat(redactor("hello").clean("no: " + repeated))
        .contains("[secret]")
        .hasSizeLessThanOrEqualTo("no: [secret]".length() + 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\":\"5%25\\\"off-now\"}",
        "5%25&quot;off-now",
        "5%2525%22off-now",
        "5%25\"off-now",
      })
  void aSecretThatContainsAnEscapeIsRedactedInEveryEncoding(String repeated) {
    assertThat(redactor("5%25\"off-now").clean(repeated))
        .contains("[secret]")
        .doesNotContain("off");
  }

  /** A search that begins again at each character would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"-eyj", "-eyjaaaaa", "eyJaaaaaa.a-", "-ghp_", "://", "%25", "\\", " \n"})
  void noTextTakesLong(String repeated) {
    String text = repeated.repeat(1_000_000 / repeated.length());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redactor.clean(text));
  }

  @Test
  void aBeginningOfEightCharactersIsRedacted() {
    Redactor redactor = redactor("Correct-Horse-Battery");
    assertThat(redactor.clean("got Correct-Horse\u2026")).isEqualTo("got [secret]\u2026");
    assertThat(redactor.clean("got correct-, twice correct-h"))
        .isEqualTo("got [secret], twice [secret]");
    assertThat(redactor.clean("got Correct%2dHor")).isEqualTo("got [secret]");
    assertThat(redactor.clean("got Correct")).isEqualTo("got Correct");
    assertThat(redactor.clean("got Correct- is no token")).isEqualTo("got [secret] is no token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bkua_0123456789abcdef",
        "BKUA_0123456789ABCDEF",
        "bkct_aB3-x.y",
        "bkpat_0123",
        "ghp_0123456789",
        "gho_0123456789",
        "ghu_0123456789",
        "ghs_0123456789",
        "ghr_0123456789",
        "github_pat_11AA_bb22",
        "bkua%5f0123456789",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.",
      })
  void whatLooksLikeATokenIsRedactedThoughNobodyKnowsIt(String token) {
    assertThat(redactor().clean("no: '" + token + "' is wrong"))
        .isEqualTo("no: '[secret]' is wrong");
  }

  @Test
  void userNameAndPasswordInAUrlAreRedacted() {
    assertThat(redactor().clean("see https://me:hunter2@r.example/a@b or http%3A%2F%2Fx%3Ay@z"))
        .isEqualTo("see https://[secret]@r.example/a@b or http%3A%2F%2F[secret]@z");
    assertThat(redactor().clean("see https://me:hun@ter2@r.example/a@b, x@y"))
        .isEqualTo("see https://[secret]@r.example/a@b, x@y");
  }

  @Test
  void namesThatOnlyContainAPrefixStay() {
    String text = "bkua_ and ghp_ are prefixes, weighs_more and book_keeping are not";
    assertThat(redactor().clean(text)).isEqualTo(text);
  }

  @Test
  void aSecretIsRedactedBeforeTheTextIsCut() {
    assertThat(redactor.clean("x".repeat(295) + "bkua_hunter2")).doesNotContain("bkua");
  }

  @Test
  void aSecretOfSeveralLinesIsRedactedBeforeTheLinesAreJoined() {
    assertThat(redactor("-----BEGIN\nhunter2\nEND").clean("no: -----BEGIN\nhunter2\nEND!"))
        .isEqualTo("no: [secret]!");
  }

  @Test
  void withoutSecretsTheTextStays() {
    assertThat(redactor().clean("gone\u0000100%25 \\n &amp;")).isEqualTo("gone 100%25 \\n &amp;");
  }

  @Test
  void everyPartOfAnErrorIsCleaned() {
    ApiError error =
        new ApiError(
            "m bkua_hunter2",
            "c bkua_hunter2",
            "u bkua_hunter2",
            List.of(
                new ApiError.Field("n.bkua_hunter2", "fc bkua_hunter2", "fm bkua_hunter2"),
                new ApiError.Field("a\nb", null, null),
                new ApiError.Field(null, null, null)));
    assertThat(redactor.clean(error))
        .isEqualTo(
            new ApiError(
                "m [secret]",
                "c [secret]",
                "u [secret]",
                List.of(
                    new ApiError.Field("n.[secret]", "fc [secret]", "fm [secret]"),
                    new ApiError.Field("(a name of 3 characters)", null, null),
                    new ApiError.Field(null, null, null))));
    assertThat(redactor.clean(ApiError.NONE)).isEqualTo(ApiError.NONE);
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
