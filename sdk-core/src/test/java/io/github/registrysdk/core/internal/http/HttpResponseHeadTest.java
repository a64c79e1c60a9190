package io.github.registrysdk.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpResponseHeadTest {

  private final HttpResponseHead head =
      Heads.of(429, "Retry-After", "5", "retry-after", "7", "Link", "a", "LINK", "b", "Date", "d");

  @Test
  void headersAreFoundInAnyCaseAndTheLastCounts() {
    assertThat(head.all("link")).containsExactly("a", "b");
    assertThat(head.header("link")).isEqualTo("b");
    assertThat(head.header("absent")).isNull();
    assertThat(head.all("absent")).isEmpty();
  }

  @Test
  void theShieldedRetryAfterIsFoundByItsOwnName() {
    assertThat(head.all("Retry-After")).containsExactly("5", "7");
    assertThat(head.header("RETRY-AFTER")).isEqualTo("7");
    assertThat(head.toMap().get("retry-after")).containsExactly("5", "7");
    assertThat(head.toMap()).doesNotContainKey(ResponseHeadCheck.RETRY_AFTER);
  }

  @Test
  void waitAndDateAreRead() {
    HttpResponseHead dated =
        Heads.of(429, "Retry-After", "5", "Date", "Fri, 20 Nov 2026 10:00:42 GMT");
    assertThat(dated.retryAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(dated.date()).isEqualTo(Instant.parse("2026-11-20T10:00:42Z"));
    assertThat(head.date()).isNull();
    assertThat(Heads.of(200).date()).isNull();
    assertThat(Heads.of(200).retryAfter()).isNull();
  }

  @Test
  void theMapHoldsEveryValue() {
    assertThat(head.toMap()).containsOnlyKeys("Date", "Link", "Retry-After");
    assertThat(head.toMap().get("LINK")).containsExactly("a", "b");
  }

  @Test
  void aBareStatusHasNoHeaders() {
    assertThat(HttpResponseHead.ofStatus(500).status()).isEqualTo(500);
    assertThat(HttpResponseHead.ofStatus(500).toMap()).isEmpty();
  }
}
