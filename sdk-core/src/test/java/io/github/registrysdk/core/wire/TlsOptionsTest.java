package io.github.registrysdk.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TlsOptions;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.DownloadSink;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.RsaKeys;
import io.github.registrysdk.testsupport.wire.Http2Frame;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of a company: its authority, and those of clients. */
final class TlsOptionsTest extends WireTest {
  private static final Secret PASSWORD = Secret.of("hunter2-hunter2");
  private static final long DAY = TimeUnit.DAYS.toMillis(1);
  private static final HeldCertificate AUTHORITY = authority("acme authority");
  private static final HeldCertificate OTHER = authority("other authority");
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder()
          .signedBy(AUTHORITY)
          .addSubjectAlternativeName("127.0.0.1")
          .addSubjectAlternativeName("localhost")
          .build();
  private static final HeldCertificate CLIENT =
      new HeldCertificate.Builder().signedBy(AUTHORITY).commonName("ci").build();

  /** The object identifier 1.2.840.113549.1.5.13. */
  private static final byte[] PBES2 = {
    0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x05, 0x0d
  };

  @TempDir Path folder;
  @AutoClose private final MockWebServer secure = new MockWebServer();

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().certificateAuthority(0).commonName(name).build();
  }

  private static HandshakeCertificates certificates() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(SERVER)
        .addTrustedCertificate(AUTHORITY.certificate())
        .build();
  }

  @BeforeEach
  void startServer() throws Exception {
    start(secure);
  }

  private static void start(MockWebServer server) throws Exception {
    server.useHttps(certificates().sslSocketFactory());
    for (int i = 0; i < 4; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .setHeader("Content-Type", "application/json")
              .body("{}")
              .build());
    }
    server.start();
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path authorityFile() throws Exception {
    return write("ca.pem", AUTHORITY.certificatePem());
  }

  private AcmeClient client(TlsOptions.Builder options) {
    return client(options, secure.getPort());
  }

  private AcmeClient client(TlsOptions.Builder options, int port) {
    return client(
        b -> time.configure(b).tls(options.build()).baseUrl("https://127.0.0.1:" + port + "/v1"));
  }

  private int status(TlsOptions.Builder options) {
    return client(options).send(ApiRequest.post("x")).status();
  }

  /** Who the server takes the client for, or null. */
  private @Nullable Principal seen(MockWebServer server) throws Exception {
    var handshake = server.takeRequest(5, TimeUnit.SECONDS).getHandshake();
    return handshake == null ? null : handshake.peerPrincipal();
  }

  private TransportException refused(TlsOptions.Builder options, int port) {
    AcmeClient client = client(options, port);
    TransportException e =
        failure(TransportException.class, () -> client.send(ApiRequest.post("x")));
    assertThat(e.reason()).isEqualTo(Reason.TLS);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    return e;
  }

  @Test
  void authorityIsTrustedFromAFileBytesOrAKeyStore() throws Exception {
    String pem = AUTHORITY.certificatePem();
    assertThat(status(TlsOptions.builder().certificateAuthority(authorityFile()))).isEqualTo(200);
    assertThat(
            status(
                TlsOptions.builder()
                    .certificateAuthority(
                        ("# all of ours\n" + OTHER.certificatePem() + "\n" + pem).getBytes(UTF_8))))
        .isEqualTo(200);
    assertThat(
            status(
                TlsOptions.builder()
                    .certificateAuthority(AUTHORITY.certificate().getEncoded())
                    .onlyTheseAuthorities()))
        .isEqualTo(200);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", AUTHORITY.certificate());
    assertThat(status(TlsOptions.builder().certificateAuthorities(store))).isEqualTo(200);
  }

  @Test
  void anotherAuthorityIsNotTrustedAndTheMessageNamesTheOption() {
    TransportException e =
        refused(
            TlsOptions.builder().certificateAuthority(OTHER.certificatePem().getBytes(UTF_8)),
            secure.getPort());
    assertThat(e)
        .hasMessageContaining("is not trusted")
        .hasMessageContaining("TlsOptions.certificateAuthority");
    assertThat(e.attempts()).isEqualTo(1);
    assertThat(secure.getRequestCount()).isZero();
  }

  @Test
  void clientCertificateIsShownFromPkcs12() throws Exception {
    secure.requireClientAuth();
    Path file = folder.resolve("client.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "ci",
        CLIENT.keyPair().getPrivate(),
        PASSWORD.reveal().toCharArray(),
        new Certificate[] {CLIENT.certificate()});
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.reveal().toCharArray());
    }
    TlsOptions.Builder options =
        TlsOptions.builder()
            .certificateAuthority(authorityFile())
            .clientCertificate(file, PASSWORD);
    assertThat(status(options)).isEqualTo(200);
    assertThat(seen(secure)).hasToString("CN=ci");
    assertThat(
            status(
                TlsOptions.builder()
                    .certificateAuthority(authorityFile())
                    .clientCertificate(store, PASSWORD)))
        .isEqualTo(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().clientCertificate(file, Secret.of("other")))
        .withMessageStartingWith("clientCertificate: ")
        .withMessageContaining("client.p12 is not a PKCS #12 file, or its password is wrong");
  }

  @Test
  void clientCertificateIsShownFromPemFiles() throws Exception {
    secure.requireClientAuth();
    Path chain = write("client.pem", CLIENT.certificatePem());
    Path key = write("client.key", CLIENT.privateKeyPkcs8Pem());
    Path both = write("both.pem", CLIENT.certificatePem() + CLIENT.privateKeyPkcs8Pem());
    Path encrypted = write("encrypted.key", encrypted(CLIENT));
    for (TlsOptions.Builder options :
        new TlsOptions.Builder[] {
          TlsOptions.builder().clientCertificate(chain, key),
          TlsOptions.builder().clientCertificate(both, both),
          TlsOptions.builder().clientCertificate(chain, encrypted, PASSWORD)
        }) {
      assertThat(status(options.certificateAuthority(authorityFile()))).isEqualTo(200);
      assertThat(seen(secure)).hasToString("CN=ci");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().clientCertificate(chain, encrypted))
        .withMessageContaining("is encrypted: pass the password of the key");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> TlsOptions.builder().clientCertificate(chain, encrypted, Secret.of("other")))
        .withMessageContaining("the password is wrong")
        .withNoCause();
  }

  @Test
  void rsaKeyCanBeInPkcs1() throws Exception {
    secure.requireClientAuth();
    HeldCertificate rsa =
        new HeldCertificate.Builder()
            .keyPair(RsaKeys.PAIR)
            .signedBy(AUTHORITY)
            .commonName("rsa")
            .build();
    Path chain = write("rsa.pem", rsa.certificatePem());
    Path key = write("rsa.key", RsaKeys.pkcs1());
    assertThat(
            status(
                TlsOptions.builder()
                    .certificateAuthority(authorityFile())
                    .clientCertificate(chain, key)))
        .isEqualTo(200);
    assertThat(seen(secure)).hasToString("CN=rsa");
  }

  @Test
  void keyThatIsEncryptedOtherwiseIsNamedWithTheRemedy() throws Exception {
    Path chain = write("client.pem", CLIENT.certificatePem());
    // The SEQUENCE is an AlgorithmIdentifier of PBES2 without parameters, and an empty text.
    Path key =
        write(
            "other.key",
            """
            -----BEGIN ENCRYPTED PRIVATE KEY-----
            MA8wCwYJKoZIhvcNAQUNBAA=
            -----END ENCRYPTED PRIVATE KEY-----
            """);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().clientCertificate(chain, key, PASSWORD))
        .withMessageContaining("openssl pkcs8 -topk8 -v2 aes-256-cbc")
        .withNoCause();
  }

  private static String encrypted(HeldCertificate certificate) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    SecretKey key =
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(PASSWORD.reveal().toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, key);
    byte[] text = cipher.doFinal(certificate.keyPair().getPrivate().getEncoded());
    byte[] pbes2 = der(0x30, PBES2, cipher.getParameters().getEncoded());
    byte[] algorithmAndText = der(0x30, pbes2, der(0x04, text));
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(algorithmAndText)
        + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
  }

  /** JDK 17 can read an encrypted key with such an algorithm, but not write one. */
  private static byte[] der(int tag, byte[]... contents) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : contents) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.writeBytes(
        new byte[] {(byte) tag, (byte) 0x82, (byte) (content.size() >> 8), (byte) content.size()});
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private TlsOptions.Builder showing(HeldCertificate certificate) throws Exception {
    return TlsOptions.builder()
        .certificateAuthority(authorityFile())
        .clientCertificate(
            write("client.pem", certificate.certificatePem()),
            write("client.key", certificate.privateKeyPkcs8Pem()));
  }

  /** With TLS 1.3, the request is under way by then: see {@code TransportFailuresTest}. */
  @Test
  void certificateThatTheServerRefusesIsNamedAndNothingWasDone() throws Exception {
    HeldCertificate foreign =
        new HeldCertificate.Builder().signedBy(OTHER).commonName("foreign").build();
    try (RefusingServer refusing = new RefusingServer()) {
      assertThat(refused(showing(foreign), refusing.port()))
          .hasMessageContaining("the server refused the client certificate, or requires one")
          .hasMessageContaining("TlsOptions.clientCertificate");
    }
  }

  /** The JDK's server says handshake_failure to that in newer versions (RFC 5246, 7.4.6). */
  @Test
  void missingClientCertificateIsNamed() throws Exception {
    try (RefusingServer refusing = new RefusingServer()) {
      assertThat(
              refused(TlsOptions.builder().certificateAuthority(authorityFile()), refusing.port()))
          .hasMessageMatching(
              "(?s).*the server refused .*requires .*TlsOptions.clientCertificate.*");
    }
  }

  /** The server has read the request by then, and may have done it. */
  @Test
  void certificateThatIsRefusedAfterAResponseOverTheConnectionLeavesTheOutcomeOpen()
      throws Exception {
    HeldCertificate foreign =
        new HeldCertificate.Builder().signedBy(OTHER).commonName("foreign").build();
    try (RefusingServer refusing = new RefusingServer(RefusingServer::respondOnce)) {
      AcmeClient client =
          client(showing(foreign), refusing.port())
              .withOptions(CallOptions.builder().maxAttempts(1).build());
      assertThat(client.send(ApiRequest.get("x")).status()).isEqualTo(200);
      TransportException e =
          failure(TransportException.class, () -> client.send(ApiRequest.delete("x")));
      assertThat(e.reason()).isEqualTo(Reason.TLS);
      assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
      assertThat(e).hasMessageContaining("the server refused the client certificate");
    }
  }

  /** Requires a certificate of the authority, and reads to the end of what it refuses. */
  private static final class RefusingServer implements AutoCloseable {
    private final ServerSocket server;
    private final Thread thread;

    /** What happens before it asks for the certificate. */
    interface Before {
      void accept(SSLSocket tls) throws IOException;
    }

    RefusingServer() throws IOException {
      this(tls -> {});
    }

    RefusingServer(Before before) throws IOException {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      thread =
          new Thread(
              () -> {
                try (Socket raw = server.accept()) {
                  refuse(raw, before);
                  raw.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // The client has closed the connection.
                }
              });
      thread.start();
    }

    /** The socket stays open after TLS is closed, because a reset would overtake the refusal. */
    private static void refuse(Socket raw, Before before) throws IOException {
      SSLSocket tls =
          (SSLSocket) certificates().sslSocketFactory().createSocket(raw, "127.0.0.1", 0, false);
      tls.setUseClientMode(false);
      tls.setEnabledProtocols(new String[] {"TLSv1.2"});
      before.accept(tls);
      tls.setNeedClientAuth(true);
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(
              () -> {
                tls.startHandshake();
                tls.getInputStream().transferTo(OutputStream.nullOutputStream());
              });
    }

    /** Over HTTP/2; then, it waits for another request. */
    static void respondOnce(SSLSocket tls) throws IOException {
      SSLParameters http2 = tls.getSSLParameters();
      http2.setApplicationProtocols(new String[] {"h2"});
      tls.setSSLParameters(http2);
      DataInputStream in = new DataInputStream(tls.getInputStream());
      Http2Frame.skipPreface(in);
      OutputStream out = tls.getOutputStream();
      out.write(Http2Frame.SETTINGS.bytes(0));
      int stream = Http2Frame.awaitRequest(in);
      out.write(Http2Frame.headers(4, Http2Frame.OK).bytes(stream));
      out.write(Http2Frame.end("{}").bytes(stream));
      Http2Frame.awaitRequest(in);
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }

  @Test
  void clientCertificateIsShownToNoOtherServer() throws Exception {
    try (MockWebServer storage = new MockWebServer()) {
      storage.requestClientAuth();
      start(storage);
      secure.requestClientAuth();
      AcmeClient client = client(showing(CLIENT));
      client.send(ApiRequest.post("x"));
      client
          .storage(URI.create("https://127.0.0.1:" + storage.getPort() + "/s"))
          .store(Upload.bytes("a", new byte[1]));
      assertThat(seen(secure)).hasToString("CN=ci");
      assertThat(seen(storage)).isNull();
    }
  }

  /** Over HTTP/2, OkHttp would use one connection for two hosts with the same IP address. */
  @Test
  void requestsToAnotherHostDoNotUseTheConnectionWithTheClientCertificate() throws Exception {
    secure.requestClientAuth();
    AcmeClient client = client(showing(CLIENT));
    DownloadSink ignoring = new Ignoring();

    client.send(ApiRequest.get("x"));
    client.storage(URI.create("https://localhost:" + secure.getPort() + "/s")).load(ignoring);
    client.send(ApiRequest.get("x"));

    assertThat(seen(secure)).hasToString("CN=ci");
    assertThat(seen(secure)).isNull();
    assertThat(seen(secure)).hasToString("CN=ci");
  }

  private static final class Ignoring implements DownloadSink {
    @Override
    public long size() {
      return 0;
    }

    @Override
    public long maxBytes() {
      return 10;
    }

    @Override
    public void restart() {}

    @Override
    public void begin(long total) {}

    @Override
    public void write(byte[] bytes, int count) {}
  }

  @Test
  void expiredClientCertificateIsRefusedAtOnce() {
    long start = System.currentTimeMillis() - 2 * DAY;
    HeldCertificate expired =
        new HeldCertificate.Builder()
            .signedBy(AUTHORITY)
            .validityInterval(start, start + DAY)
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> showing(expired))
        .withMessageMatching(
            "(?s)clientCertificate: .*client.pem is valid from .* to .*, and not now");
  }

  @Test
  void keyOfAnotherCertificateIsRefused() throws Exception {
    Path chain = write("a.pem", CLIENT.certificatePem());
    Path key = write("b.key", SERVER.privateKeyPkcs8Pem());
    Path other = write("rsa.key", RsaKeys.pkcs8());
    Path pkcs1 = write("pkcs1.key", RsaKeys.pkcs1());
    for (Path wrong : new Path[] {key, pkcs1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TlsOptions.builder().clientCertificate(chain, wrong))
          .withMessageContaining("a.pem does not belong to its private key");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().clientCertificate(chain, other))
        .withMessageContaining("rsa.key is damaged, or not the key of the certificate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "-----BEGIN CERTIFICATE-----\nhunter2!\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\naHVudGVyMg==\n-----END CERTIFICATE-----"
      })
  void fileThatIsNoCertificateIsRefusedByTheOption(String text) throws Exception {
    Path file = write("ca.pem", text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().certificateAuthority(file))
        .withMessageStartingWith("certificateAuthority: ")
        .withMessageContaining("ca.pem")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "-----BEGIN EC PRIVATE KEY-----\naHVudGVyMg==\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nhunter2!\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\naHVudGVyMg==\n-----END RSA PRIVATE KEY-----"
      })
  void fileThatIsNoKeyIsRefusedWithoutItsContent(String text) throws Exception {
    Path chain = write("client.pem", CLIENT.certificatePem());
    Path key = write("client.key", text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().clientCertificate(chain, key))
        .withMessageStartingWith("clientCertificate: ")
        .withMessageContaining("client.key")
        .withMessageNotContaining("hunter2")
        .withMessageNotContaining("aHVudGVyMg")
        .withNoCause();
  }

  @Test
  void missingFileIsNamed() {
    Path missing = folder.resolve("missing.pem");
    TlsOptions.Builder builder = TlsOptions.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.certificateAuthority(missing))
        .withMessageContaining("missing.pem can't be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.clientCertificate(missing, PASSWORD))
        .withMessageContaining("missing.pem can't be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.clientCertificate(missing, missing))
        .withMessageContaining("missing.pem can't be read");
  }

  @Test
  void optionsThatSayNothingAreRefused() throws Exception {
    assertThatIllegalStateException().isThrownBy(() -> TlsOptions.builder().build());
    TlsOptions.Builder only = showing(CLIENT);
    assertThat(only.build())
        .hasToString("TlsOptions[1 more certificate authorities, a client certificate]");
    assertThatIllegalStateException()
        .isThrownBy(() -> TlsOptions.builder().onlyTheseAuthorities().build())
        .withMessageContaining("onlyTheseAuthorities is set without certificateAuthority");
    KeyStore empty = KeyStore.getInstance("PKCS12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().certificateAuthorities(empty))
        .withMessageContaining("is not loaded");
    empty.load(null, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().certificateAuthorities(empty))
        .withMessageContaining("contains no trusted certificate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsOptions.builder().clientCertificate(empty, PASSWORD))
        .withMessageContaining("has 0 private keys instead of one");
  }

  @Test
  void callerProvidedClientTogetherWithOptionsIsRefused() throws Exception {
    TlsOptions options = TlsOptions.builder().certificateAuthority(authorityFile()).build();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                AcmeClient.builder()
                    .token(Secret.of(TOKEN))
                    .httpClient(new OkHttpClient())
                    .tls(options)
                    .build())
        .withMessageContaining("tls and httpClient are both set");
  }
}
