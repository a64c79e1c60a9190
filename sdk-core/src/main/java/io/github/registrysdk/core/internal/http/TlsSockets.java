package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * TLS with certificates of the caller.
 *
 * @param factory creates the sockets
 * @param trust the certificate authorities that they trust
 */
public record TlsSockets(SSLSocketFactory factory, X509TrustManager trust) {
  /**
   * @param authorities trusted in addition to those of the JVM
   * @param onlyThese whether those of the JVM are not trusted
   * @param key of the client certificate, or null
   * @param chain the client certificate first; empty if there is none
   * @param server the only server to which the client certificate is shown
   */
  public static TlsSockets of(
      List<X509Certificate> authorities,
      boolean onlyThese,
      @Nullable PrivateKey key,
      List<X509Certificate> chain,
      HttpUrl server) {
    try {
      X509TrustManager trust = trust(authorities, onlyThese);
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys =
          key == null ? new KeyManager[0] : new KeyManager[] {new OneKey(key, chain, server)};
      context.init(keys, new TrustManager[] {trust}, null);
      return new TlsSockets(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JVM can't set up TLS with these certificates", e);
    }
  }

  private static X509TrustManager trust(List<X509Certificate> authorities, boolean onlyThese)
      throws GeneralSecurityException, IOException {
    KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
    all.load(null, null);
    int number = 0;
    for (X509Certificate certificate : authorities) {
      all.setCertificateEntry("own-" + number++, certificate);
    }
    if (!onlyThese) {
      for (X509Certificate certificate : manager(null).getAcceptedIssuers()) {
        all.setCertificateEntry("jvm-" + number++, certificate);
      }
    }
    return manager(all);
  }

  /**
   * @param store null for the certificate authorities of the JVM
   */
  private static X509TrustManager manager(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
  }

  /**
   * Shows a client certificate to one server. It is sent whatever authorities the server names, so
   * that the server says why it refuses the certificate.
   */
  private static final class OneKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "client";

    private final PrivateKey key;
    private final X509Certificate[] chain;
    private final HttpUrl server;

    OneKey(PrivateKey key, List<X509Certificate> chain, HttpUrl server) {
      this.key = key;
      this.chain = chain.toArray(new X509Certificate[0]);
      this.server = server;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
      SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
      return session != null
              && server.host().equalsIgnoreCase(session.getPeerHost())
              && server.port() == session.getPeerPort()
              && Arrays.asList(keyTypes).contains(key.getAlgorithm())
          ? ALIAS
          : null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return keyType.equals(key.getAlgorithm()) ? new String[] {ALIAS} : new String[0];
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }
  }
}
