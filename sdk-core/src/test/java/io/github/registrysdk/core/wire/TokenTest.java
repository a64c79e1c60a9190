package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the token comes from, and what a 401 does. */
final class TokenTest extends WireTest {
  private static final Reply RESPONSE =
      exchange ->
          ("Bearer new".equals(exchange.request().header("Authorization"))
                  ? Reply.widget()
                  : Reply.status(401))
              .to(exchange);

  /** Gives another token after a rejection. */
  private static final class Rotating implements TokenSource {
    private volatile String token = "old";
    private final AtomicInteger rejections = new AtomicInteger();

    @Override
    public Secret token() {
      return Secret.of(token);
    }

    @Override
    public void rejected(Secret rejected) {
      assertThat(rejected.reveal()).isEqualTo(token);
      rejections.incrementAndGet();
      token = "new";
    }
  }

  /** Asked for the token of the request that would get it one. */
  private static final class CallingItself implements TokenSource {
    private final boolean async;
    private @Nullable AcmeClient own;

    CallingItself(boolean async) {
      this.async = async;
    }

    private Object call() {
      AcmeClient client = Objects.requireNonNull(own);
      return async
          ? client.async(() -> client.widgets().get("token")).join()
          : client.widgets().get("token");
    }

    @Override
    public Secret token() {
      return Secret.of(call().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tokenSourceThatCallsItsOwnClientIsReported(boolean async) {
    CallingItself source = new CallingItself(async);
    for (TokenSource tokens :
        List.of(source, TokenSource.cached(() -> new AccessToken(source.token(), null)))) {
      AcmeClient client = client(b -> time.configure(b).tokenSource(tokens));
      source.own = client;
      TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
      assertThat(e.reason()).isEqualTo(TransportException.Reason.TOKEN_SOURCE);
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(e).satisfies(TokenTest::saysWhoCalls);
    }
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void tokenSourceThatCallsItsOwnClientIsReportedAfterWorkOnItsOwnThread() {
    AtomicReference<AcmeClient> own = new AtomicReference<>();
    TokenSource tokens =
        () -> {
          own.get().async(() -> "done").join();
          return Secret.of(own.get().widgets().get("token").id());
        };
    own.set(client(b -> b.executor(Runnable::run).tokenSource(tokens)));
    SdkException e = failure(() -> Verb.CREATE.send(own.get()));
    assertThat(e).satisfies(TokenTest::saysWhoCalls);
    assertThat(server.requests()).isEmpty();
  }

  private static void saysWhoCalls(Throwable e) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      messages.add(String.valueOf(cause.getMessage()));
    }
    assertThat(String.join("; ", messages)).contains("calls the client that asks it for a token");
  }

  @Test
  void tokenThatIsReturnedToAnInterruptedThreadIsNotSent() {
    server.always(Reply.widget());
    TokenSource interrupting =
        () -> {
          Thread.currentThread().interrupt();
          return Secret.of(TOKEN);
        };
    AcmeClient client = client(b -> time.configure(b).tokenSource(interrupting));
    SdkException e = failure(() -> Verb.CREATE.send(client));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(e).isInstanceOf(CallInterruptedException.class);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.attempts()).isZero();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void tokenSourceMayCallAnotherClient() throws Exception {
    server.always(Reply.widget());
    AcmeClient other = client();
    AcmeClient client =
        client(b -> b.tokenSource(() -> Secret.of(other.widgets().get("token").id())));
    Verb.CREATE.send(client);
    Verb.CREATE.send(client);
    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void newTokenAfterA401IsTriedOnce(Verb verb) throws Exception {
    server.always(RESPONSE);
    Rotating tokens = new Rotating();
    AcmeClient client = client(b -> b.tokenSource(tokens));
    verb.send(client);
    assertThat(tokens.rejections).hasValue(1);
    assertThat(server.requests()).hasSize(2);
  }

  /** Its source has overwritten the old token by then. */
  @Test
  void errorThatRepeatsAnEarlierTokenDoesNotShowIt() {
    Secret old = Secret.of("first-token-9b2e");
    AtomicInteger rejections = new AtomicInteger();
    TokenSource source =
        new TokenSource() {
          @Override
          public Secret token() {
            return rejections.get() == 0 ? old : Secret.of("second-token-77aa");
          }

          @Override
          public void rejected(Secret rejected) {
            rejections.incrementAndGet();
            old.destroy();
          }
        };
    server.reply(
        Reply.status(401),
        Reply.status(403, "", "{\"message\":\"FIRST-token-9b2e, second-token-\"}"));
    AcmeClient client = client(b -> b.tokenSource(source));
    SdkException e = failure(SdkException.class, () -> client.widgets().get("w1"));
    assertThat(e).hasMessageContaining("[secret], [secret]").hasMessageNotContaining("token-");
  }

  @Test
  void everyCallMayAskForAnotherToken() throws Exception {
    AtomicInteger count = new AtomicInteger();
    AcmeClient client = client(b -> b.tokenSource(() -> Secret.of("t" + count.incrementAndGet())));
    for (int i = 0; i < 3; i++) {
      server.reply(Reply.status(401), Reply.widget());
      client.widgets().get("w1");
    }
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void tokensThatNeverWorkAreNotTriedForEver() {
    server.always(Reply.status(401));
    AtomicInteger count = new AtomicInteger();
    AcmeClient client = client(b -> b.tokenSource(() -> Secret.of("t" + count.incrementAndGet())));
    failure(AuthenticationException.class, () -> client.widgets().get("w1"));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void sameTokenIsNotSentTwice() {
    server.always(Reply.status(401));
    AcmeClient client = client();
    failure(AuthenticationException.class, () -> client.widgets().get("w1"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void uploadThatWasReadIsNotRetriedWithANewToken() {
    server.always(RESPONSE);
    AcmeClient client = client(b -> b.tokenSource(new Rotating()));
    Upload once = Upload.stream("w.bin", 3, new ByteArrayInputStream(new byte[3]));
    failure(AuthenticationException.class, () -> client.widgets().publish(once));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void tokenSourceThatFailsIsATransportFailure() {
    assertTokenTrouble(
        () -> {
          throw new UnsupportedOperationException("s3cret");
        });
    assertTokenTrouble(() -> null);
    assertTokenTrouble(() -> Secret.of("s3cret\r\nX: y"));
    assertThat(server.requests()).isEmpty();
  }

  private void assertTokenTrouble(Supplier<Secret> tokens) {
    AcmeClient client = client(b -> b.tokenSource(tokens::get));
    TransportException e = failure(TransportException.class, () -> client.widgets().get("w1"));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.TOKEN_SOURCE);
    assertThat(e).hasMessageContaining("token").hasMessageNotContaining("s3cret");
    assertThat(String.valueOf(e.getCause())).doesNotContain("s3cret");
  }

  /** The DELETE may have been done, whatever became of the token for the next attempt. */
  @Test
  void failedRefreshDoesNotHideThatAnEarlierAttemptMayHaveBeenDone() {
    server.reply(Reply.close(), Reply.status(404));
    AcmeClient other = client();
    AtomicInteger asked = new AtomicInteger();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .tokenSource(
                        () -> {
                          if (asked.getAndIncrement() > 0) {
                            other.widgets().get("token");
                          }
                          return Secret.of(TOKEN);
                        }));
    SdkException e = failure(() -> Verb.DELETE.send(client));
    assertThat(e.operation()).isEqualTo("delete the widget");
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.isSafeToRetry()).isFalse();
    assertThat(e).hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void failedRefreshBeforeTheFirstAttemptLeavesTheCallWithoutEffect() {
    server.reply(Reply.status(404));
    AcmeClient other = client();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .tokenSource(
                        () -> {
                          other.widgets().get("token");
                          return Secret.of(TOKEN);
                        }));
    SdkException e = failure(() -> Verb.DELETE.send(client));
    assertThat(e).isInstanceOf(NotFoundException.class);
    assertThat(e.isSafeToRetry()).isTrue();
  }
}
