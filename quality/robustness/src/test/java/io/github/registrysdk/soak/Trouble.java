package io.github.registrysdk.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a request may meet. */
enum Trouble {
  RESET_BEFORE_EFFECT,
  RESET_AFTER_EFFECT,
  CLOSE_AFTER_EFFECT,
  CUT_BODY,
  GARBAGE,
  STATUS_500,
  STATUS_500_AFTER_EFFECT,
  STATUS_503,
  STATUS_429,
  LATE,
  CLOSE_WHEN_IDLE,
  /** It costs a client its read timeout, or the time of the call. */
  STALL;

  boolean comesAfterEffect() {
    return switch (this) {
      case RESET_BEFORE_EFFECT, STATUS_500, STATUS_503, STATUS_429 -> false;
      default -> true;
    };
  }

  /** Returns whether the connection can be used again. */
  boolean strike(Socket socket, String method, String json) throws IOException {
    switch (this) {
      case RESET_BEFORE_EFFECT, RESET_AFTER_EFFECT -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case CLOSE_AFTER_EFFECT -> {
        return false;
      }
      case CUT_BODY -> {
        byte[] whole = ok("GET", json);
        socket.getOutputStream().write(Arrays.copyOf(whole, whole.length - 10));
        return false;
      }
      case GARBAGE -> write(socket, ok("GET", json.replace("\"slug\":", "\"slug\" ")));
      case STATUS_500, STATUS_500_AFTER_EFFECT -> write(socket, status(500, ""));
      case STATUS_503 -> write(socket, status(503, ""));
      case STATUS_429 -> write(socket, status(429, "Retry-After: 0\r\n"));
      case LATE -> {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        write(socket, ok(method, json));
      }
      case CLOSE_WHEN_IDLE -> {
        write(socket, ok(method, json));
        return false;
      }
      case STALL -> awaitHangUp(socket.getInputStream());
    }
    return true;
  }

  private static void awaitHangUp(InputStream in) throws IOException {
    int read;
    do {
      read = in.read();
    } while (read >= 0);
  }

  private static void write(Socket socket, byte[] response) throws IOException {
    socket.getOutputStream().write(response);
  }

  private static byte[] status(int status, String headers) {
    // A server that repeats what it was sent.
    String body = "{\"message\":\"not with " + Tally.CANARY + "\"}";
    String head = "HTTP/1.1 " + status + " Said\r\n" + headers;
    return (head + "Content-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] ok(String method, String json) {
    String response =
        method.equals("DELETE")
            ? "HTTP/1.1 204 No Content\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length()
                + "\r\n\r\n"
                + json;
    return response.getBytes(StandardCharsets.UTF_8);
  }
}
