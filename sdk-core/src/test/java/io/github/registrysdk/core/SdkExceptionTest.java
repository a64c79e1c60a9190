package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SdkExceptionTest {

  private static final String CALL =
      "could not create a registry token: POST api.example.com/v2/{organization}/tokens ";
  private static final ApiError ERROR =
      new ApiError(
          "Validation failed",
          "invalid",
          "https://docs.example.com",
          List.of(
              new ApiError.Field("name", "taken", "is taken"),
              new ApiError.Field("slug", "missing", null),
              new ApiError.Field(null, null, null)));

  static List<SdkException> everyException() {
    SdkException lost =
        new TransportException(
            Reports.of(0),
            TransportException.Reason.CONNECTION_LOST,
            "the connection was lost",
            new IOException("reset"));
    return List.of(
        lost,
        new ApiException(Reports.of(418), ERROR),
        new BadRequestException(Reports.of(400), ERROR),
        new AuthenticationException(Reports.of(401), ERROR),
        new PermissionDeniedException(Reports.of(403), ERROR),
        new NotFoundException(Reports.of(404), ERROR),
        new ConflictException(Reports.of(409), ERROR),
        new GoneException(Reports.of(410), ERROR),
        new ValidationException(Reports.of(422), ERROR),
        new RateLimitedException(Reports.of(429), ERROR, "rest", 200, Instant.EPOCH),
        new ServerException(Reports.of(500), ERROR),
        new ProtocolException(
            Reports.of(200), ProtocolException.Reason.DECODE, "but not as documented", null),
        new OutcomeUnknownException(Reports.of(0), "look for its description", lost),
        new UploadException(
            Reports.of(0), UploadException.Reason.CHANGED, "a.gem was modified", null),
        new DownloadException(
            Reports.of(0), DownloadException.Reason.TARGET_EXISTS, "a.gem exists already", null),
        new VersionConflictException(Reports.of(0), "a.gem exists with other content", null),
        new CallInterruptedException(Reports.of(0), null),
        new CallCancelledException(Reports.of(0), null));
  }

  @Test
  void theFamilyIsSealedAndEveryMemberIsTestedHere() {
    List<Class<?>> concrete = new ArrayList<>();
    collect(SdkException.class, concrete);
    assertThat(everyException()).extracting(Object::getClass).hasSameElementsAs(concrete);
  }

  private static void collect(Class<?> type, List<Class<?>> concrete) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      concrete.add(type);
    }
    assertThat(type.isSealed() || Modifier.isFinal(type.getModifiers())).as("%s", type).isTrue();
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(sub -> collect(sub, concrete));
    }
  }

  @ParameterizedTest
  @MethodSource("everyException")
  void itComesBackFromSerializationWithoutTheRecoveredSecret(SdkException e) throws Exception {
    e.attachRecoveredSecret(Secret.of("hunter2"));
    assertThat(e.recoveredSecret()).contains(Secret.of("hunter2"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(e);
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("hunter2");
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SdkException back = (SdkException) in.readObject();
      assertThat(back).hasSameClassAs(e).hasMessage(e.getMessage());
      assertThat(back.report()).isEqualTo(e.report());
      assertThat(back.recoveredSecret()).isEmpty();
      assertThat(back.getCause() == null).isEqualTo(e.getCause() == null);
      if (back instanceof ApiException api) {
        assertThat(api.error()).isEqualTo(ERROR);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyException")
  void itsMessageIsOneLineThatStartsWithTheCall(SdkException e) {
    assertThat(e.getMessage()).startsWith(CALL).endsWith("(1 attempt, 1234 ms)");
    assertThat(e.getMessage()).doesNotContain("\n");
    e.attachRecoveredSecret(Secret.of("hunter2"));
    assertThat(e.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @MethodSource("everyException")
  void itHasTheDetailsOfTheCall(SdkException e) {
    assertThat(e.operation()).isEqualTo("create a registry token");
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(e.elapsed()).isEqualTo(Duration.ofMillis(1234));
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.status()).isEqualTo(e.report().status());
    assertThat(e.requestId()).isEmpty();
    assertThat(e.responseHeader("X-Other")).isEmpty();
    assertThat(e.recoveredSecret()).isEmpty();
  }

  @Test
  void attemptsRequestIdAndScopeAreInTheMessage() {
    CallReport report = Reports.of(403, 3, "req-1", "write_registries");
    assertThat(new PermissionDeniedException(report, ApiError.NONE))
        .hasMessage(
            CALL + "returned 403 (3 attempts, 1234 ms, request id req-1, needs write_registries)");
    assertThat(new AuthenticationException(Reports.of(401, 1, null, "read"), ApiError.NONE))
        .hasMessageEndingWith("returned 401 (1 attempt, 1234 ms, needs read)");
    NotFoundException missing = new NotFoundException(Reports.of(404, 1, "r", "read"), ERROR);
    assertThat(missing.getMessage()).doesNotContain("needs");
    assertThat(missing.requestId()).contains("r");
  }

  @Test
  void theProvidersOwnWordsAndFieldsAreInTheMessage() {
    assertThat(new ValidationException(Reports.of(422), ERROR))
        .hasMessageContaining("returned 422: Validation failed [name: is taken, slug: missing] (");
    ApiError fieldsOnly = new ApiError("", null, null, ERROR.fields().subList(0, 1));
    assertThat(new ValidationException(Reports.of(422), fieldsOnly))
        .hasMessageContaining("returned 422 [name: is taken] (");
  }

  @Test
  void aRateLimitSaysWhenToRetry() {
    RateLimitedException full =
        new RateLimitedException(Reports.of(429), ApiError.NONE, "rest", 200, Instant.EPOCH);
    assertThat(full)
        .hasMessageContaining("returned 429; rate limit rest; retry at 1970-01-01T00:00:00Z (");
    assertThat(full.limitScope()).contains("rest");
    assertThat(full.limit()).hasValue(200);
    assertThat(full.retryAt()).contains(Instant.EPOCH);
    RateLimitedException bare =
        new RateLimitedException(Reports.of(429), ApiError.NONE, null, -1, null);
    assertThat(bare).hasMessageContaining("returned 429 (");
    assertThat(bare.limitScope()).isEmpty();
    assertThat(bare.limit()).isEmpty();
    assertThat(bare.retryAt()).isEmpty();
    assertThat(new RateLimitedException(Reports.of(429), ERROR, null, 0, null).limit()).hasValue(0);
  }

  @Test
  void anUnknownOutcomeHasARecoveryHint() {
    SdkException lost = everyException().get(0);
    OutcomeUnknownException unanswered =
        new OutcomeUnknownException(Reports.of(0, Effect.UNKNOWN), "look for it", lost);
    assertThat(unanswered)
        .hasMessageContaining("was sent, no valid response was received, and was not retried")
        .hasMessageContaining("; it may have been done: look for it (");
    assertThat(unanswered.recoveryHint()).isEqualTo("look for it");
    assertThat(unanswered.getCause()).isSameAs(lost);
    assertThat(new OutcomeUnknownException(Reports.of(502, Effect.UNKNOWN), "look", lost))
        .hasMessageContaining(
            "returned 502 and was not retried; it may have been done: look for it (");
    assertThatNullPointerException()
        .isThrownBy(() -> new OutcomeUnknownException(Reports.of(0), "look", null));
  }

  @Test
  void theOthersSayWhatHappened() {
    assertThat(new CallInterruptedException(Reports.of(0), null))
        .hasMessageContaining("was interrupted (");
    assertThat(new CallInterruptedException(Reports.of(0, Effect.UNKNOWN), null))
        .hasMessageContaining("was interrupted; it may have been done: look for it (");
    assertThat(new CallCancelledException(Reports.of(0), null))
        .hasMessageContaining("was cancelled: the client is closed (");
    assertThat(new CallCancelledException(Reports.of(0, Effect.DONE), null))
        .hasMessageContaining("the client is closed; it was done: look for it (");
    ProtocolException invalid =
        new ProtocolException(Reports.of(200), ProtocolException.Reason.DECODE, "but odd", null);
    assertThat(invalid).hasMessageContaining("returned 200, but odd (");
    assertThat(invalid.reason()).isEqualTo(ProtocolException.Reason.DECODE);
    assertThat(new ProtocolException(Reports.of(0), ProtocolException.Reason.FRAMING, "odd", null))
        .hasMessageContaining("tokens odd (");
    UploadException changed =
        new UploadException(Reports.of(0), UploadException.Reason.CHANGED, "it grew", null);
    assertThat(changed).hasMessageContaining("failed: it grew (");
    assertThat(changed.reason()).isEqualTo(UploadException.Reason.CHANGED);
    TransportException lost = (TransportException) everyException().get(0);
    assertThat(lost).hasMessageContaining("failed: the connection was lost (");
    assertThat(lost.reason()).isEqualTo(TransportException.Reason.CONNECTION_LOST);
  }

  @Test
  void whatAnExceptionNeedsMustBeThere() {
    assertThatNullPointerException().isThrownBy(() -> new ServerException(null, ERROR));
    assertThatNullPointerException()
        .isThrownBy(() -> new TransportException(Reports.of(0), null, "", null));
    SdkException e = new ServerException(Reports.of(500), ERROR);
    assertThatNullPointerException().isThrownBy(() -> e.attachRecoveredSecret(null));
  }

  @ParameterizedTest
  @EnumSource(Effect.class)
  void onlyACallThatDidNothingIsSafeToRetry(Effect effect) {
    assertThat(new CallInterruptedException(Reports.of(0, effect), null).isSafeToRetry())
        .isEqualTo(effect == Effect.NONE);
  }
}
