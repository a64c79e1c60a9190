package io.github.registrysdk.faults;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Http2Frame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;

/** What goes wrong in the frames of HTTP/2. */
final class Frames {
  private static final Duration READ = Duration.ofMillis(600);
  private static final Duration CALL = Duration.ofMillis(900);

  /** Much more than it takes, and less than without a limit. */
  private static final Duration LONG = Duration.ofSeconds(10);

  /** RFC 9113, 7. */
  private static final int INTERNAL_ERROR = 2;

  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;

  /** Literals, so that the compression of the server's library is not disturbed. */
  private static final Http2Frame HINT =
      Http2Frame.headers(4, "\b\003103" + literal("link", "</" + Canary.VALUE + ">"));

  private Frames() {}

  private static String literal(String name, String value) {
    return "\0" + (char) name.length() + name + (char) value.length() + value;
  }

  static List<Fault> all() {
    return Faults.join(List.of(heads(), bodies(), endless(), fine()));
  }

  private static List<Fault> heads() {
    return List.of(
        head("stream reset before the head", new SocketEffect.CloseStream(INTERNAL_ERROR)),
        head("stream refused", new SocketEffect.CloseStream(REFUSED_STREAM)),
        head("stream cancelled", new SocketEffect.CloseStream(CANCEL)),
        head("stream reset for calm", new SocketEffect.CloseStream(ENHANCE_YOUR_CALM)),
        head("connection closed before the head", new SocketEffect.CloseSocket()),
        timeout(
                "stream that stalls before the head",
                Kind.LOST,
                UnaryOperator.identity(),
                right -> right.onResponseStart(SocketEffect.Stall.INSTANCE))
            .startingWith(SocketEffect.Stall.INSTANCE));
  }

  private static Fault head(String name, SocketEffect effect) {
    return fault(
            name,
            Kind.LOST,
            "CONNECTION_LOST",
            UnaryOperator.identity(),
            right -> right.onResponseStart(new SocketEffect.CloseSocket()))
        .startingWith(effect);
  }

  private static List<Fault> bodies() {
    return List.of(
        body("stream reset within the body", new SocketEffect.CloseStream(INTERNAL_ERROR)),
        body("stream cancelled within the body", new SocketEffect.CloseStream(CANCEL)),
        timeout(
                "stream that stalls within the body",
                Kind.CUT_BODY,
                Frames::stallBody,
                Frames::stallBody)
            .only(Sample::readsBody),
        fault(
                "frames that drip",
                Kind.OVERDUE_BODY,
                "TIMEOUT",
                right -> right.throttleBody(1, 20, TimeUnit.MILLISECONDS),
                UnaryOperator.identity())
            .only(row -> row.readsBody() && !row.signsIn())
            .with(world -> world.deadline = CALL)
            .always());
  }

  private static Fault body(String name, SocketEffect effect) {
    return fault(
            name,
            Kind.CUT_BODY,
            "CONNECTION_LOST",
            right -> right.onResponseBody(effect),
            right -> right.onResponseStart(new SocketEffect.CloseSocket()))
        .only(Sample::readsBody)
        .only(row -> !row.isList());
  }

  private static MockResponse.Builder stallBody(MockResponse.Builder right) {
    return right.onResponseBody(SocketEffect.Stall.INSTANCE);
  }

  private static List<Fault> endless() {
    return List.of(
        endless("endless early hints", HINT),
        endless("endless settings", Http2Frame.SETTINGS),
        endless("endless pings", new Http2Frame(6, 0, false, "12345678")),
        endless("endless frames of no request", new Http2Frame(0, 0, 9999, "")));
  }

  private static Fault endless(String name, Http2Frame frame) {
    return Fault.of(
            name,
            Kind.STRANGE,
            ProtocolException.class,
            "TOO_LARGE",
            scene -> new RawFrames(scene, frame, 1000, true))
        .with(World::useDefaultSockets)
        .with(world -> world.deadline = LONG);
  }

  private static List<Fault> fine() {
    return List.of(
        fine("shutdown with the response", Frames::shutdown),
        Fault.harmless("early hints over HTTP/2", scene -> new RawFrames(scene, HINT, 50, false)),
        fine("trailers", right -> right.trailers(Headers.of("x-checksum", Canary.VALUE)))
            .only(Sample::readsBody),
        fine("a length that is too long", right -> right.setHeader("content-length", 99_999))
            .only(Sample::readsBody));
  }

  private static MockResponse.Builder shutdown(MockResponse.Builder right) {
    return right.onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
  }

  private static Fault timeout(
      String name,
      Kind kind,
      UnaryOperator<MockResponse.Builder> http2,
      UnaryOperator<MockResponse.Builder> http1) {
    return fault(name, kind, "TIMEOUT", http2, http1).with(world -> world.readTimeout = READ);
  }

  private static Fault fault(
      String name,
      Kind kind,
      String reason,
      UnaryOperator<MockResponse.Builder> http2,
      UnaryOperator<MockResponse.Builder> http1) {
    Class<? extends SdkException> exception = TransportException.class;
    return Fault.of(name, kind, exception, reason, scene -> new FrameReply(scene, http2, http1));
  }

  private static Fault fine(String name, UnaryOperator<MockResponse.Builder> http2) {
    return Fault.harmless(name, scene -> new FrameReply(scene, http2, UnaryOperator.identity()));
  }
}
