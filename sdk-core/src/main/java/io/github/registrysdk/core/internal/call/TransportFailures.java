package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.internal.http.BodyStream;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.http.InterruptibleDns;
import io.github.registrysdk.core.internal.http.Proxies;
import io.github.registrysdk.core.internal.http.RequestProgress;
import io.github.registrysdk.core.internal.http.ResponseHeadCheck;
import io.github.registrysdk.core.internal.http.ResponseLimit;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.redact.ScrubbedCause;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.upload.FormBody;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What an exception of the transport means, judged by how far the request had come. */
final class TransportFailures {
  private static final String TUNNEL = "Unexpected response code for CONNECT:";

  /** What a server says about the certificate of a client (RFC 8446, 6.2), in the JDK's words. */
  private static final Pattern CERTIFICATE_ALERT =
      Pattern.compile(
          "Received fatal alert: (bad_certificate|unsupported_certificate|certificate_revoked"
              + "|certificate_expired|certificate_unknown|unknown_ca|access_denied"
              + "|certificate_required)");

  private static final Pattern RESET = Pattern.compile("(?i)reset|broken pipe|aborted");

  private TransportFailures() {}

  /**
   * @param alone whether the connection was used for no other request
   * @param success whether the response has the head of a documented success
   * @param head the head of the response if reading its body failed, or null
   * @param proxy host and port of the proxy that a new connection was to go through, or null
   */
  static Failure judge(
      Exception e,
      boolean sent,
      boolean alone,
      boolean success,
      @Nullable HttpResponseHead head,
      @Nullable String proxy) {
    if (e instanceof FormBody.Broken broken) {
      return upload(broken);
    }
    if (e instanceof FileReader.Refused refused) {
      return new Failure(
          FailureKind.ABANDONED,
          refused.reason().name(),
          head,
          (exceptions, report) ->
              exceptions.download(
                  report,
                  refused.reason(),
                  Redactor.oneLine(String.valueOf(refused.getMessage())),
                  refused.getCause() == null ? null : ScrubbedCause.of(refused.getCause())));
    }
    if (e instanceof Proxies.Failed || e instanceof InterruptibleDns.Failed) {
      Reason reason = e instanceof Proxies.Failed ? Reason.PROXY : Reason.DNS;
      return transport(FailureKind.NOT_SENT_FOR_GOOD, reason, String.valueOf(e.getMessage()), e);
    }
    if (e instanceof ResponseHeadCheck.ProxyRefusal || (!sent && isRefusedTunnel(e))) {
      return transport(FailureKind.NOT_SENT_FOR_GOOD, Reason.PROXY, refusal(e, proxy), e);
    }
    String alert = head == null && !success ? certificateAlert(e, sent) : null;
    if (alert != null) {
      // A server that refuses a client in the handshake does not read the request: with TLS 1.3,
      // the client may have sent it before it hears of that. If another request used the same
      // connection, the handshake may have been over.
      FailureKind kind = sent && !alone ? FailureKind.UNCLEAR : FailureKind.NOT_SENT_FOR_GOOD;
      return transport(kind, Reason.TLS, alert, e);
    }
    return sent ? sent(e, success, head) : notSent(e, proxy);
  }

  /** A 407 to a request that was not sent through a tunnel. */
  static Failure refusedByProxy(HttpResponseHead head, String proxy) {
    return Failure.transport(
        FailureKind.NOT_SENT_FOR_GOOD, head, Reason.PROXY, passwordWanted(proxy), null);
  }

  private static String refusal(Exception e, @Nullable String proxy) {
    String message = String.valueOf(e.getMessage());
    if (proxy == null || e instanceof ResponseHeadCheck.ProxyRefusal) {
      return "a proxy on the way refused the connection";
    }
    return message.startsWith(TUNNEL)
        ? "the proxy "
            + proxy
            + " refused the connection with the status"
            + message.substring(TUNNEL.length()).replaceAll("[^ 0-9]", "")
        : passwordWanted(proxy);
  }

  private static String passwordWanted(String proxy) {
    return "the proxy "
        + proxy
        + " wants another user and password (407): HTTPS_PROXY=http://user:password@host:port sets"
        + " them, or the proxyAuthenticator of a caller-provided HTTP client";
  }

  /** The request was under way, and the server took no more of it. */
  static Failure stalled(Exception e) {
    return transport(
        FailureKind.UNCLEAR, Reason.TIMEOUT, "the server stopped reading the request", e);
  }

  private static Failure upload(FormBody.Broken broken) {
    return new Failure(
        FailureKind.ABANDONED,
        broken.reason().name(),
        null,
        (exceptions, report) ->
            exceptions.upload(
                report, broken.reason(), String.valueOf(broken.getMessage()), broken.getCause()));
  }

  private static Failure notSent(Exception e, @Nullable String proxy) {
    if (e instanceof RequestProgress.NotSent found) {
      return transport(
          found.otherConnection() ? FailureKind.NOT_SENT : FailureKind.NOT_SENT_FOR_GOOD,
          Reason.CONNECT,
          String.valueOf(e.getMessage()),
          e);
    }
    if (e instanceof UnknownHostException) {
      String name = proxy == null ? "the host's name" : "the name of the proxy " + proxy;
      return transport(FailureKind.NOT_SENT, Reason.DNS, name + " could not be looked up", e);
    }
    String connection = proxy == null ? "connection" : "connection to the proxy " + proxy;
    if (isConnectTimeout(e)) {
      String what = proxy == null ? "connecting" : "connecting to the proxy " + proxy;
      return transport(FailureKind.NOT_SENT, Reason.TIMEOUT, what + " took too long", e);
    }
    if (e instanceof SSLException || isTimeout(e) || isLostConnection(e)) {
      return tls(e, proxy == null ? "" : " through the proxy " + proxy);
    }
    String why =
        e instanceof ConnectException
            ? "the " + connection + " was refused"
            : "no " + connection + " could be made";
    return transport(FailureKind.NOT_SENT, Reason.CONNECT, why, e);
  }

  /**
   * @param way the proxy, or empty
   */
  private static Failure tls(Exception e, String way) {
    String certificate = certificateTrouble(e, way);
    if (certificate != null) {
      return transport(FailureKind.NOT_SENT_FOR_GOOD, Reason.TLS, certificate, e);
    }
    if (isTimeout(e)) {
      return transport(
          FailureKind.NOT_SENT_ONCE, Reason.TIMEOUT, "setting up TLS" + way + " took too long", e);
    }
    return transport(
        FailureKind.NOT_SENT_ONCE, Reason.TLS, "TLS" + way + " could not be set up", e);
  }

  private static @Nullable String certificateTrouble(Throwable e, String way) {
    if (e instanceof SSLPeerUnverifiedException) {
      return "the server's certificate"
          + way
          + " is not for this host, or not the pinned one; check the base URL";
    }
    boolean seen = false;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "the server's certificate"
            + way
            + " has expired; check the clock of this machine, or have it renewed";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "the server's certificate"
            + way
            + " is not valid yet; check the clock of this machine";
      }
      seen |= cause instanceof CertificateException;
    }
    return seen
        ? "the server's certificate"
            + way
            + " is not trusted; if a company's own CA issued it, add the CA with"
            + " TlsOptions.certificateAuthority, or name a trust store that contains it with"
            + " -Djavax.net.ssl.trustStore"
        : null;
  }

  private static @Nullable String certificateAlert(Exception e, boolean sent) {
    String message = String.valueOf(e.getMessage());
    Matcher alert = CERTIFICATE_ALERT.matcher(message);
    if (!(e instanceof SSLException)) {
      return null;
    }
    if (alert.find()) {
      return "the server refused the client certificate, or requires one ("
          + alert.group(1)
          + "): TlsOptions.clientCertificate sets it";
    }
    return !sent && message.contains("Received fatal alert: handshake_failure")
        ? "the server refused the TLS handshake (handshake_failure): it supports no protocol or"
            + " cipher of this client, or it requires a client certificate, which"
            + " TlsOptions.clientCertificate sets"
        : null;
  }

  private static Failure sent(Exception e, boolean success, @Nullable HttpResponseHead head) {
    FailureKind kind = success ? FailureKind.UNREADABLE : FailureKind.UNCLEAR;
    if (isTimeout(e)) {
      return transport(kind, head, Reason.TIMEOUT, "no response in time", e);
    }
    if (e instanceof BodyStream.TooLarge) {
      return tooLarge(head, "but " + e.getMessage(), e);
    }
    if (ResponseLimit.isExceeded(e)) {
      String detail =
          "the server sent too much besides the content: headers that are too large, or frames of"
              + " HTTP/2 that keep the client busy";
      return tooLarge(head, detail, e);
    }
    if (head != null && isCompressed(e)) {
      String detail = "but its body could not be decompressed";
      return protocol(kind, head, ProtocolException.Reason.ENCODING, detail, e);
    }
    if (e instanceof java.net.ProtocolException
        || e instanceof RuntimeException
        || e instanceof EOFException) {
      String detail = "which is not whole or not well-formed HTTP";
      return protocol(kind, head, ProtocolException.Reason.FRAMING, detail, e);
    }
    String detail = "the connection was lost before the response was complete";
    return transport(kind, head, Reason.CONNECTION_LOST, detail, e);
  }

  private static Failure tooLarge(@Nullable HttpResponseHead head, String detail, Exception e) {
    return protocol(FailureKind.FINAL, head, ProtocolException.Reason.TOO_LARGE, detail, e);
  }

  /** Okio's gzip source says so in its own words, or in the inflater's. */
  private static boolean isCompressed(Exception e) {
    String message = String.valueOf(e.getMessage());
    return e.getCause() instanceof DataFormatException
        || message.startsWith("ID1ID2")
        || message.startsWith("FHCRC")
        || message.startsWith("CRC")
        || message.startsWith("ISIZE")
        || message.startsWith("gzip finished");
  }

  private static boolean isTimeout(Exception e) {
    return e instanceof SocketTimeoutException
        || (e instanceof InterruptedIOException && "timeout".equals(e.getMessage()));
  }

  /** As all sockets of the JDK say; a timeout after that is one of TLS or of a proxy's tunnel. */
  private static boolean isConnectTimeout(Exception e) {
    return e instanceof SocketTimeoutException
        && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect timed out");
  }

  /** Only a connection that was there can be reset: setting up TLS comes next. */
  private static boolean isLostConnection(Exception e) {
    return e instanceof SocketException
        && !(e instanceof ConnectException || e instanceof NoRouteToHostException)
        && RESET.matcher(String.valueOf(e.getMessage())).find();
  }

  private static boolean isRefusedTunnel(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith(TUNNEL) || message.startsWith("Failed to authenticate with proxy");
  }

  private static Failure transport(FailureKind kind, Reason reason, String detail, Exception e) {
    return transport(kind, null, reason, detail, e);
  }

  private static Failure transport(
      FailureKind kind,
      @Nullable HttpResponseHead head,
      Reason reason,
      String detail,
      Exception e) {
    return Failure.transport(kind, head, reason, detail, ScrubbedCause.of(e));
  }

  private static Failure protocol(
      FailureKind kind,
      @Nullable HttpResponseHead head,
      ProtocolException.Reason reason,
      String detail,
      Exception e) {
    return Failure.protocol(kind, head, reason, detail, ScrubbedCause.of(e));
  }
}
