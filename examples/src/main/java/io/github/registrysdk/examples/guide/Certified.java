package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TlsOptions;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.nio.file.Path;
import java.security.KeyStore;

/** Certificates of a company. */
final class Certified {
  private Certified() {}

  static HumanitecClient trusting(String baseUrl, Secret token, Path companyCa) {
    return HumanitecClient.builder()
        .baseUrl(baseUrl)
        .token(token)
        .tls(TlsOptions.builder().certificateAuthority(companyCa).build())
        .build();
  }

  static TlsOptions pkcs12(Path companyCa, Path client, Secret password) {
    return TlsOptions.builder()
        .certificateAuthority(companyCa)
        .clientCertificate(client, password) // such as client.p12
        .build();
  }

  static TlsOptions pem(Path chain, Path key, Secret keyPassword) {
    return TlsOptions.builder().clientCertificate(chain, key, keyPassword).build();
  }

  static TlsOptions only(KeyStore authorities) {
    return TlsOptions.builder().certificateAuthorities(authorities).onlyTheseAuthorities().build();
  }
}
