package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.RecordedRequest;

/** What every request to GitHub has to look like. */
final class Sent {
  private Sent() {}

  /** The next request, once it has been found to be this one, signed in, and with nothing extra. */
  static RecordedRequest assertThatNext(ScriptedGitHub github, String method, String target) {
    RecordedRequest sent = assertThatNextOfAnybody(github, method, target);
    assertThat(sent.getHeaders().values("Authorization"))
        .containsExactly("Bearer " + ScriptedGitHub.TOKEN);
    return sent;
  }

  static RecordedRequest assertThatNextOfAnybody(
      ScriptedGitHub github, String method, String target) {
    RecordedRequest sent = github.request();
    assertThat(sent.getMethod()).isEqualTo(method);
    assertThat(sent.getTarget()).isEqualTo(target);
    assertThat(sent.getHeaders().values("Accept")).containsExactly("application/vnd.github+json");
    assertThat(sent.getHeaders().values("X-GitHub-Api-Version")).containsExactly("2022-11-28");
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
            "User-Agent",
            "X-GitHub-Api-Version");
    assertThat(sent.getChunkSizes()).isNullOrEmpty();
    return sent;
  }

  static void assertJson(RecordedRequest sent, String json) {
    assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(ScriptedGitHub.json(ScriptedGitHub.text(sent))).isEqualTo(ScriptedGitHub.json(json));
  }

  static void assertNoBody(RecordedRequest sent) {
    assertThat(ScriptedGitHub.text(sent)).isEmpty();
    assertThat(sent.getHeaders().get("Content-Type")).isNull();
  }
}
