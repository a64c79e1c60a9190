package io.github.registrysdk.testsupport.wire;

import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates made for a test, and the two sides that use them. */
public final class Certificates {
  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("acme root").build();
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private Certificates() {}

  public static HeldCertificate valid() {
    return valid(new String[] {"127.0.0.1"});
  }

  public static HeldCertificate valid(String... hosts) {
    HeldCertificate.Builder certificate = new HeldCertificate.Builder().signedBy(ROOT);
    for (String host : hosts) {
      certificate.addSubjectAlternativeName(host);
    }
    return certificate.build();
  }

  public static HeldCertificate expired() {
    return from(System.currentTimeMillis() - 2 * DAY);
  }

  public static HeldCertificate notYetValid() {
    return from(System.currentTimeMillis() + DAY);
  }

  private static HeldCertificate from(long start) {
    return new HeldCertificate.Builder()
        .signedBy(ROOT)
        .addSubjectAlternativeName("127.0.0.1")
        .validityInterval(start, start + DAY)
        .build();
  }

  public static HeldCertificate selfSigned() {
    return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  }

  public static HandshakeCertificates server(HeldCertificate certificate) {
    return new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  }

  /** Trusts what {@link #valid} and its kin were signed by. */
  public static OkHttpClient.Builder trusting() {
    HandshakeCertificates trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(ROOT.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
  }
}
