package io.github.registrysdk.faults;

import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** What the servers do in one case, and what they saw. */
final class Scene implements Reply {
  static final String MOVED = "/moved";
  static final String WARM_UP = "warm-up";

  private static final String JSON =
      "Content-Type: application/json\r\nX-New: "
          + Canary.VALUE
          + "\r\nSet-Cookie: a="
          + Canary.VALUE
          + "\r\n";

  final Sample row;
  final World world;
  private final Fault fault;
  private final boolean once;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger effects = new AtomicInteger();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();

  Scene(Sample row, Fault fault, boolean once, World world) {
    this.row = row;
    this.fault = fault;
    this.once = once;
    this.world = world;
    if (row.before().isEmpty()) {
      world.steering.arm();
    }
  }

  @Override
  public void to(Exchange exchange) throws IOException {
    Received request = exchange.request();
    if (isFor(row, request)) {
      credentials(row, request);
      asked(exchange);
      return;
    }
    if (request.target().endsWith(WARM_UP)) {
      json("{}").to(exchange);
      return;
    }
    for (Sample earlier : row.before()) {
      if (isFor(earlier, request)) {
        credentials(earlier, request);
        prepare(earlier, exchange);
        return;
      }
    }
    for (Sample later : row.then()) {
      if (isFor(later, request)) {
        credentials(later, request);
        response(later, "").to(exchange);
        return;
      }
    }
    Sample read = row.afterRefusal();
    if (read != null && isFor(read, request) && fault.name().matches("status 40[45]")) {
      credentials(read, request);
      Reply.status(404).to(exchange);
      return;
    }
    problems.add("an unexpected " + request.line());
    Reply.status(599).to(exchange);
  }

  private void asked(Exchange exchange) throws IOException {
    checkRequest(exchange.request());
    if (row.isUpload() && !contains(exchange.request().body(), world.content())) {
      problems.add("the file did not arrive as it is");
    }
    boolean good = requests.incrementAndGet() > 1 && once;
    if (good || fault.takesEffect()) {
      effects.incrementAndGet();
    }
    (good ? response() : fault.reply(this)).to(exchange);
  }

  /**
   * What happens in HTTP/2 instead of a response to the next request; null if it is responded to.
   */
  @Nullable SocketEffect start() {
    boolean good = !world.steering.isArmed() || (once && requests.get() > 0);
    return good ? null : fault.start();
  }

  private void prepare(Sample earlier, Exchange exchange) throws IOException {
    if (earlier.equals(row.before().get(row.before().size() - 1))) {
      world.steering.arm();
    }
    response(earlier, "Connection: close\r\n").to(exchange);
    exchange.close();
  }

  private Reply response(Sample asked, String headers) {
    return switch (asked.shape()) {
      case REDIRECT ->
          Reply.status(
              302,
              headers
                  + "Location: "
                  + world.storage()
                  + "?X-Amz-Signature="
                  + Canary.SIGNATURE
                  + "\r\n",
              "");
      default -> Reply.status(200, headers, json(asked));
    };
  }

  private void credentials(Sample asked, Received request) {
    String token = request.header("Authorization");
    String host = String.valueOf(request.header("Host"));
    boolean due = !asked.isStorage();
    boolean jwt = String.valueOf(token).startsWith("Bearer ey");
    boolean app = asked.signsIn() && asked.provider() == Provider.GITHUB;
    String scheme =
        asked.operation() == BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN ? "Token " : "Bearer ";
    boolean there = app ? jwt : (scheme + Canary.TOKEN).equals(token);
    boolean expired = world.renewsToken && ("Bearer " + Canary.EXPIRED).equals(token);
    if (due != (there || expired)) {
      problems.add((due ? "no token with " : "the token with ") + request.line());
    }
    if (due != (host.equals("localhost:" + world.port()) && due)
        || (Canary.isIn(request.line()) && !asked.isDownload())) {
      problems.add("the wrong place: " + host + " " + request.line());
    }
  }

  private void checkRequest(Received request) {
    String difference = SentRequests.difference(row, request);
    if (world.bySdk && !difference.isEmpty()) {
      problems.add(difference);
    }
  }

  private static boolean isFor(Sample asked, Received request) {
    String path = path(request);
    return request.method().equals(asked.method()) && path.equals(asked.path());
  }

  private static String path(Received request) {
    String target = request.target();
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return path.startsWith(MOVED) ? path.substring(MOVED.length()) : path;
  }

  private static boolean contains(byte[] body, byte[] part) {
    // Every byte a character, so that nothing is lost.
    return new String(body, StandardCharsets.ISO_8859_1)
        .contains(new String(part, StandardCharsets.ISO_8859_1));
  }

  /** The response that is due. */
  Reply response() {
    if (row.isDownload()) {
      return response(row, "Content-Type: application/octet-stream\r\n");
    }
    return row.readsBody() ? json(json(row)) : Reply.status(204);
  }

  Reply json(String body) {
    return Reply.status(200, JSON, body);
  }

  /** With that instead of the expected response. */
  Reply item(String item) {
    return json(row.shape().around(item).replace("STORAGE", world.storage()));
  }

  private String json(Sample asked) {
    return asked.good().replace("STORAGE", world.storage());
  }

  String item() {
    return row.item().replace("STORAGE", world.storage());
  }

  String body() {
    return json(row);
  }

  int requests() {
    return requests.get();
  }

  int effects() {
    return effects.get();
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
