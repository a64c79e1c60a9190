package io.github.registrysdk.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Reports;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.retry.FailureKind;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportFailuresTest {
  private static Failure sent(Exception e) {
    return TransportFailures.judge(e, true, true, false, null, null);
  }

  /** With TLS 1.3, a client may have sent its request before it reads the alert. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad_certificate",
        "certificate_expired",
        "certificate_required",
        "certificate_revoked",
        "certificate_unknown",
        "unknown_ca"
      })
  void refusedClientCertificateMeansThatTheRequestWasNotRead(String alert) {
    Failure failure = sent(new SSLHandshakeException("Received fatal alert: " + alert));

    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_SENT_FOR_GOOD);
    SdkException e = failure.exception().create(Reports.exceptions(), Reports.of(0));
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e).hasMessageContaining("(" + alert + "): TlsOptions.clientCertificate sets it");
  }

  @Test
  void refusedCertificateSaysNothingAboutTheRequestIfTheConnectionHadAnother() {
    SSLException e = new SSLHandshakeException("Received fatal alert: bad_certificate");

    assertThat(TransportFailures.judge(e, true, false, false, null, null).kind())
        .isEqualTo(FailureKind.UNCLEAR);
    assertThat(TransportFailures.judge(e, false, false, false, null, null).kind())
        .isEqualTo(FailureKind.NOT_SENT_FOR_GOOD);
  }

  @Test
  void otherAlertsAndAlertsAfterAResponseSayNothingAboutTheRequest() {
    assertThat(sent(new SSLException("Received fatal alert: internal_error")).kind())
        .isEqualTo(FailureKind.UNCLEAR);
    SSLException late = new SSLHandshakeException("Received fatal alert: bad_certificate");
    assertThat(TransportFailures.judge(late, true, true, true, null, null).kind())
        .isEqualTo(FailureKind.UNREADABLE);
    HttpResponseHead head = HttpResponseHead.ofStatus(200);
    assertThat(TransportFailures.judge(late, true, true, false, head, null).kind())
        .isEqualTo(FailureKind.UNCLEAR);
  }
}
