package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.RecordedRequest;

/** What every request to Buildkite has to look like. */
final class Sent {
  private Sent() {}

  /** The next request, once it has been found to be this one, signed in, and with nothing extra. */
  static RecordedRequest assertThatNext(ScriptedBuildkite buildkite, String method, String target) {
    RecordedRequest sent = buildkite.request();
    assertThat(sent.getMethod()).isEqualTo(method);
    assertThat(sent.getTarget()).isEqualTo(target);
    assertThat(sent.getHeaders().values("Authorization"))
        .containsExactly("Bearer " + ScriptedBuildkite.TOKEN);
    assertThat(sent.getHeaders().values("Accept")).containsExactly("application/json");
    assertThat(sent.getHeaders().values("User-Agent")).containsExactly("registry-sdk-java");
    assertThat(sent.getHeaders().names())
        .isSubsetOf(
            "Accept",
            "Accept-Encoding",
            "Authorization",
            "Connection",
            "Content-Length",
            "Content-Type",
            "Host",
            "User-Agent");
    assertThat(sent.getChunkSizes()).isNullOrEmpty();
    return sent;
  }

  static void assertJson(RecordedRequest sent, String json) {
    assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(ScriptedBuildkite.json(ScriptedBuildkite.text(sent)))
        .isEqualTo(ScriptedBuildkite.json(json));
  }

  static void assertNoBody(RecordedRequest sent) {
    assertThat(ScriptedBuildkite.text(sent)).isEmpty();
    assertThat(sent.getHeaders().get("Content-Type")).isNull();
  }

  /** A form, its random boundary aside, is exactly this; lines end in CRLF. */
  static void assertForm(RecordedRequest sent, String form) {
    String type = String.valueOf(sent.getHeaders().get("Content-Type"));
    assertThat(type).matches("multipart/form-data; boundary=[-\\w]{20,70}");
    String boundary = type.substring(type.indexOf('=') + 1);
    assertThat(ScriptedBuildkite.text(sent).replace(boundary, "BOUNDARY"))
        .isEqualTo(form.replace("\n", "\r\n"));
    assertThat(sent.getHeaders().values("Content-Length"))
        .containsExactly(String.valueOf(sent.getBodySize()));
  }
}
