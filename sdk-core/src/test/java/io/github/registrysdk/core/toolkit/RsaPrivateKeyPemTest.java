package io.github.registrysdk.core.toolkit;

import static java.math.BigInteger.ZERO;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.registrysdk.testsupport.RsaKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaPrivateKeyPemTest {

  private static final String PKCS1 = "RSA PRIVATE KEY";
  private static final String PKCS8 = "PRIVATE KEY";

  private static final KeyPair KEYS = RsaKeys.PAIR;
  private static final byte[] PKCS1_KEY = RsaKeys.pkcs1(KEYS);
  private static final byte[] PKCS8_KEY = KEYS.getPrivate().getEncoded();

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", " ", "", "\n  \t"})
  void bothFormsAreReadWithAnyLineEnds(String lineEnd) {
    assertThat(RsaPrivateKeyPem.parse(RsaKeys.pem(PKCS1, PKCS1_KEY, lineEnd)))
        .isEqualTo(KEYS.getPrivate());
    assertThat(RsaPrivateKeyPem.parse(RsaKeys.pem(PKCS8, PKCS8_KEY, lineEnd)))
        .isEqualTo(KEYS.getPrivate());
  }

  @Test
  void textAroundTheKeyIsIgnored() {
    String text =
        "\ufeff \n# the App's key\r\n\n" + RsaKeys.pem(PKCS1, PKCS1_KEY, "\n") + "\n\n \t# end";

    assertThat(RsaPrivateKeyPem.parse(text)).isEqualTo(KEYS.getPrivate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-traditional", ""})
  void keysMadeByOpensslAreRead(String form) throws Exception {
    String text = openssl(form.isEmpty() ? List.of("2048") : List.of(form, "2048"));

    assertThat(text).contains(form.isEmpty() ? "BEGIN PRIVATE" : "BEGIN RSA PRIVATE");
    assertThat(RsaPrivateKeyPem.parse(text).getModulus().bitLength()).isEqualTo(2048);
  }

  @ParameterizedTest
  @CsvSource({
    "ENCRYPTED PRIVATE KEY, 'is encrypted: decrypt it first, for example with openssl pkey'",
    "PUBLIC KEY, is a public key: the private key is needed",
    "RSA PUBLIC KEY, is a public key: the private key is needed",
    "EC PRIVATE KEY, 'is not an RSA key'",
    "EC PARAMETERS, 'is not an RSA key'",
    "DSA PRIVATE KEY, 'is not an RSA key'",
    "OPENSSH PRIVATE KEY, is in OpenSSH's own format: convert it with ssh-keygen -p -m PEM",
    "CERTIFICATE, "
        + "is another kind of PEM text: it must begin with -----BEGIN RSA PRIVATE KEY-----"
  })
  void otherKindsOfPemAreNamed(String label, String reason) {
    assertRefused(RsaKeys.pem(label, PKCS1_KEY, "\n"), reason);
  }

  @Test
  void keyEncryptedTheOldWayIsNamed() {
    String plain = RsaKeys.pem(PKCS1, PKCS1_KEY, "\n");
    String headers = "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00112233\n\n";

    assertRefused(
        plain.replaceFirst("KEY-----\n", headers),
        "is encrypted: decrypt it first, for example with openssl pkey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "Ed25519", "RSASSA-PSS"})
  void otherAlgorithmsInPkcs8AreNamed(String algorithm) throws Exception {
    byte[] other =
        KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();

    assertRefused(RsaKeys.pem(PKCS8, other, "\n"), "is not an RSA key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "-----BEGIN RSA PRIVATE KE", "MIIEowIBAAKCAQEA"})
  void textThatIsNotPemIsRefused(String text) {
    assertRefused(text, "is not PEM text: it has no line -----BEGIN RSA PRIVATE KEY-----");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\r\\n"})
  void lineEndsMayBeWrittenOut(String lineEnd) {
    assertThat(RsaPrivateKeyPem.parse(RsaKeys.pem(PKCS1, PKCS1_KEY, lineEnd)))
        .isEqualTo(KEYS.getPrivate());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 76})
  void textMayBeEncodedAsBase64(int lineLength) {
    String pem = RsaKeys.pem(PKCS8, PKCS8_KEY, "\n") + "\n";
    Base64.Encoder encoder =
        lineLength == 0
            ? Base64.getEncoder()
            : Base64.getMimeEncoder(lineLength, new byte[] {'\n'});

    assertThat(RsaPrivateKeyPem.parse(encoder.encodeToString(pem.getBytes(US_ASCII)) + "\n"))
        .isEqualTo(KEYS.getPrivate());
  }

  @Test
  void textCutOffAnywhereIsRefused() {
    String whole = RsaKeys.pem(PKCS1, PKCS1_KEY, "\n");
    String begin = "-----BEGIN RSA PRIVATE KEY-----";
    for (int length = begin.length(); length < whole.length(); length++) {
      assertRefused(
          whole.substring(0, length),
          "is cut off: the line -----END RSA PRIVATE KEY----- is missing");
    }
  }

  @Test
  void missingTailOfTheKeyIsRefused() {
    String reason = "is cut off or damaged: its length is not what it says";
    for (int length = 0; length < PKCS1_KEY.length; length++) {
      assertRefused(RsaKeys.pem(PKCS1, Arrays.copyOf(PKCS1_KEY, length), "\n"), reason);
    }
    assertRefused(RsaKeys.pem(PKCS8, Arrays.copyOf(PKCS8_KEY, PKCS8_KEY.length + 1), "\n"), reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "31020500", "300205", "3080", "30ff", "308400000001", "3085ffffffffff"})
  void bytesThatAreNoWholeSequenceAreRefused(String der) {
    byte[] bytes = HexFormat.of().parseHex(der);

    assertRefused(
        RsaKeys.pem(PKCS8, bytes, "\n"), "is cut off or damaged: its length is not what it says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3000", "3003020100", "30810f020100300d06092a864886f70d0101"})
  void sequenceTooShortToNameAnAlgorithmIsNoRsaKey(String der) {
    byte[] bytes = HexFormat.of().parseHex(der);

    assertRefused(RsaKeys.pem(PKCS8, bytes, "\n"), "is not an RSA key");
  }

  @Test
  void keyWithoutItsPrimeFactorsIsRefused() throws Exception {
    RSAPrivateKey key = (RSAPrivateKey) KEYS.getPrivate();
    BigInteger e = BigInteger.valueOf(65_537);
    org.bouncycastle.asn1.pkcs.RSAPrivateKey bare =
        new org.bouncycastle.asn1.pkcs.RSAPrivateKey(
            key.getModulus(), e, key.getPrivateExponent(), ZERO, ZERO, ZERO, ZERO, ZERO);

    assertRefused(
        RsaKeys.pem(PKCS1, bare.getEncoded(), "\n"), "has no prime factors: export it with them");
  }

  @Test
  void foreignCharacterInTheKeyIsRefusedAndNotQuoted() {
    String text = RsaKeys.pem(PKCS1, PKCS1_KEY, "\n").replace("\nMII", "\nM\u00a7I");

    assertRefused(text, "is cut off or damaged: it is not base64");
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2047})
  void shortKeyIsRefused(int bits) throws Exception {
    assertRefused(
        RsaKeys.pem(PKCS1, RsaKeys.pkcs1(RsaKeys.pair(bits)), "\n"),
        "has " + bits + " bits, fewer than 2048");
  }

  @Test
  void everyDamagedNumberIsRefused() {
    Random random = new Random(4);
    // Past the version and the modulus's header: every byte from here on is a number or its length.
    for (int i = 0; i < 60; i++) {
      byte[] damaged = PKCS1_KEY.clone();
      damaged[12 + random.nextInt(damaged.length - 12)] ^= (byte) (1 << random.nextInt(8));

      Throwable thrown =
          catchThrowable(() -> RsaPrivateKeyPem.parse(RsaKeys.pem(PKCS1, damaged, "\n")));

      assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasNoCause();
      assertThat(thrown).hasMessageStartingWith("the private key ");
    }
  }

  private static void assertRefused(String pem, String reason) {
    assertThat(catchThrowable(() -> RsaPrivateKeyPem.parse(pem)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessage("the private key " + reason);
  }

  private static String openssl(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl", "genrsa"));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return abort("there is no openssl to make a key with: " + e.getMessage());
    }
    String text = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    if (process.exitValue() != 0) {
      return abort("this openssl has no genrsa " + String.join(" ", arguments));
    }
    return text;
  }
}
