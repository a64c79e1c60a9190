package io.github.registrysdk.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.registrysdk.core.toolkit.RsaPrivateKeyPem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and private keys in PEM format (RFC 7468). Messages begin with the option that they
 * are about, and contain no part of a key.
 */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");

  private static final byte[] TRIAL = {1};

  private static final String TO_PKCS8 = "; convert it with openssl pkcs8 -topk8";

  private Pem() {}

  static List<X509Certificate> certificates(String option, byte[] bytes) {
    List<byte[]> encoded = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(new String(bytes, ISO_8859_1));
    while (blocks.find()) {
      if (blocks.group(1).equals("CERTIFICATE")) {
        encoded.add(decode(option, blocks.group(2)));
      }
    }
    if (encoded.isEmpty()) {
      encoded.add(bytes);
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : encoded) {
      try {
        certificates.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException e) {
        throw new IllegalArgumentException(
            option + " contains no certificate in PEM or DER format");
      }
    }
    return certificates;
  }

  private static byte[] decode(String option, String base64) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      // Not chained: the decoder's message quotes a character.
      throw new IllegalArgumentException(option + " is damaged: it is not base64");
    }
  }

  /**
   * @param password of an encrypted key; null if the key is not encrypted
   * @param algorithm that of the public key in the certificate
   */
  static PrivateKey privateKey(
      String option, byte[] bytes, @Nullable Secret password, String algorithm) {
    Matcher blocks = BLOCK.matcher(new String(bytes, ISO_8859_1));
    while (blocks.find()) {
      String label = blocks.group(1);
      if (label.endsWith("PRIVATE KEY")) {
        return privateKey(option, label, blocks.group(2), password, algorithm);
      }
    }
    throw new IllegalArgumentException(
        option + " contains no private key between BEGIN PRIVATE KEY and END PRIVATE KEY");
  }

  private static PrivateKey privateKey(
      String option, String label, String body, @Nullable Secret password, String algorithm) {
    boolean encrypted = label.equals("ENCRYPTED PRIVATE KEY");
    if (encrypted && password == null) {
      throw new IllegalArgumentException(option + " is encrypted: pass the password of the key");
    }
    if (label.equals("RSA PRIVATE KEY") && !body.contains(":")) {
      return rsa(option, "-----BEGIN " + label + "-----" + body + "-----END " + label + "-----");
    }
    if (!encrypted && !label.equals("PRIVATE KEY")) {
      throw new IllegalArgumentException(
          option + " contains a key in another format than PKCS #8" + TO_PKCS8);
    }
    byte[] der = decode(option, body);
    try {
      PKCS8EncodedKeySpec spec =
          password != null && encrypted
              ? decrypt(option, der, password)
              : new PKCS8EncodedKeySpec(der);
      return KeyFactory.getInstance(algorithm).generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          option
              + " is damaged, or not the key of the certificate: it is no "
              + algorithm
              + " key");
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static PrivateKey rsa(String option, String pem) {
    try {
      return RsaPrivateKeyPem.parse(pem);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + ": " + e.getMessage());
    }
  }

  private static PKCS8EncodedKeySpec decrypt(String option, byte[] der, Secret password) {
    PBEKeySpec characters = new PBEKeySpec(password.reveal().toCharArray());
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      AlgorithmParameters parameters = info.getAlgParameters();
      // For PBES2, only the parameters name the algorithm.
      String name =
          parameters != null && parameters.toString().startsWith("PBEWith")
              ? parameters.toString()
              : info.getAlgName();
      SecretKey key = SecretKeyFactory.getInstance(name).generateSecret(characters);
      Cipher cipher = Cipher.getInstance(name);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      return info.getKeySpec(cipher);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          option
              + " can't be decrypted: the password is wrong, or it is not encrypted with AES"
              + TO_PKCS8
              + " -v2 aes-256-cbc");
    } finally {
      characters.clearPassword();
    }
  }

  /** A trial signature shows whether a key belongs to a certificate. */
  static void requirePair(String option, PrivateKey privateKey, PublicKey publicKey) {
    try {
      String algorithm =
          switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> privateKey.getAlgorithm();
          };
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(TRIAL);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(TRIAL);
      if (signature.verify(signed)) {
        return;
      }
    } catch (InvalidKeyException e) {
      // A key of another kind; the message below says so.
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          option + " has a key of the kind " + privateKey.getAlgorithm() + ", which can't be used");
    }
    throw new IllegalArgumentException(option + " does not belong to its private key");
  }
}
