package io.github.registrysdk.core.wire;

import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates made for a test, and the two sides that use them. */
final class Certificates {
  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("acme root").build();
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private Certificates() {}

  static HeldCertificate valid() {
    return valid("127.0.0.1");
  }

  static HeldCertificate valid(String host) {
    return new HeldCertificate.Builder().signedBy(ROOT).addSubjectAlternativeName(host).build();
  }

  static HeldCertificate expired() {
    return from(System.currentTimeMillis() - 2 * DAY);
  }

  static HeldCertificate notYetValid() {
    return from(System.currentTimeMillis() + DAY);
  }

  private static HeldCertificate from(long start) {
    return new HeldCertificate.Builder()
        .signedBy(ROOT)
        .addSubjectAlternativeName("127.0.0.1")
        .validityInterval(start, start + DAY)
        .build();
  }

  static HeldCertificate selfSigned() {
    return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  }

  static HandshakeCertificates server(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }

  /** Trusts what {@link #valid} and its kin were signed by. */
  static OkHttpClient.Builder trusting() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(ROOT.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
  }
}
