package com.example.consumer;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TlsOptions;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server whose certificate only {@link TlsOptions} make trusted. */
final class CompanyCa {
  private static final String PASSWORD = "of the key";

  private CompanyCa() {}

  /** How many registries the server lists. */
  static int registries() throws IOException, GeneralSecurityException {
    KeyStore keys = keys();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext(
        "/",
        exchange -> {
          byte[] list = "[]".getBytes(StandardCharsets.US_ASCII);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, list.length);
          exchange.getResponseBody().write(list);
          exchange.close();
        });
    server.start();
    TlsOptions tls =
        TlsOptions.builder()
            .certificateAuthority(keys.getCertificate("server").getEncoded())
            .build();
    try (HumanitecClient client =
        HumanitecClient.builder()
            .baseUrl("https://localhost:" + server.getAddress().getPort())
            .token(Secret.of("token"))
            .tls(tls)
            .build()) {
      return client.organization("acme").registries().list().toList().size();
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore keys() throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("company-ca-");
    Path file = folder.resolve("key.p12");
    try {
      String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
      Process process =
          new ProcessBuilder(
                  keytool, "-genkeypair", "-keystore", file.toString(), "-storetype", "PKCS12",
                  "-storepass", PASSWORD, "-alias", "server", "-keyalg", "EC",
                  "-dname", "CN=localhost", "-ext", "san=dns:localhost")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool failed");
      }
      return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
