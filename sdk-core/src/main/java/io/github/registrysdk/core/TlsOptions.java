package io.github.registrysdk.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Certificates for {@link ClientBuilder#tls}: the certificate authorities (CAs) that a client
 * trusts in addition to those of the JVM, and the certificate with which the client authenticates
 * to the server (mutual TLS). Instances are immutable, and several clients can share one.
 */
public final class TlsOptions {
  private final transient List<X509Certificate> authorities;
  private final boolean onlyThese;
  private final transient @Nullable PrivateKey key;
  private final transient List<X509Certificate> chain;

  private TlsOptions(Builder builder) {
    this.authorities = List.copyOf(builder.authorities);
    this.onlyThese = builder.onlyThese;
    this.key = builder.key;
    this.chain = List.copyOf(builder.chain);
  }

  /** {@return a new builder without certificates} */
  public static Builder builder() {
    return new Builder();
  }

  List<X509Certificate> authorities() {
    return authorities;
  }

  boolean onlyThese() {
    return onlyThese;
  }

  @Nullable PrivateKey key() {
    return key;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  /** Contains the number of certificate authorities, and whether there is a client certificate. */
  @Override
  public String toString() {
    return "TlsOptions["
        + authorities.size()
        + (onlyThese ? " certificate authorities only" : " more certificate authorities")
        + (key == null ? "]" : ", a client certificate]");
  }

  /** Builds {@link TlsOptions}. Each method reads its files immediately. */
  public static final class Builder {
    private final transient List<X509Certificate> authorities = new ArrayList<>();
    private boolean onlyThese;
    private transient @Nullable PrivateKey key;
    private transient List<X509Certificate> chain = List.of();

    private Builder() {}

    /**
     * Trusts the certificate authorities in a file, in addition to those that the client already
     * trusts.
     *
     * @param file one or more certificates in PEM format, or one in DER format
     * @return this builder
     * @throws IllegalArgumentException if the file can't be read, or contains no certificate; the
     *     message contains the path
     */
    public Builder certificateAuthority(Path file) {
      authorities.addAll(
          Pem.certificates("certificateAuthority: " + file, read("certificateAuthority", file)));
      return this;
    }

    /**
     * Trusts certificate authorities, in addition to those that the client already trusts.
     *
     * @param certificates one or more certificates in PEM format, or one in DER format
     * @return this builder
     * @throws IllegalArgumentException if there is no certificate
     */
    public Builder certificateAuthority(byte[] certificates) {
      authorities.addAll(
          Pem.certificates(
              "certificateAuthority", Objects.requireNonNull(certificates, "certificates")));
      return this;
    }

    /**
     * Trusts the certificates in a key store, in addition to those that the client already trusts.
     * Entries with a private key are ignored.
     *
     * @param store a key store that is loaded
     * @return this builder
     * @throws IllegalArgumentException if the key store is not loaded, or contains no trusted
     *     certificate
     */
    public Builder certificateAuthorities(KeyStore store) {
      int before = authorities.size();
      try {
        for (String alias : Collections.list(store.aliases())) {
          if (store.isCertificateEntry(alias)
              && store.getCertificate(alias) instanceof X509Certificate certificate) {
            authorities.add(certificate);
          }
        }
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException(
            "certificateAuthorities: the key store is not loaded", e);
      }
      if (authorities.size() == before) {
        throw new IllegalArgumentException(
            "certificateAuthorities: the key store contains no trusted certificate");
      }
      return this;
    }

    /**
     * Trusts only the certificate authorities of this builder, and not those of the JVM. The
     * storage host of the provider's presigned URLs must then have a certificate of one of these
     * authorities too.
     *
     * @return this builder
     */
    public Builder onlyTheseAuthorities() {
      this.onlyThese = true;
      return this;
    }

    /**
     * Sets the client certificate for mutual TLS, from a PKCS #12 file with the certificate and its
     * key. It replaces a client certificate that was set before.
     *
     * @param pkcs12 a file, often with the ending {@code .p12} or {@code .pfx}, with one private
     *     key
     * @param password the password of the file and of the key
     * @return this builder
     * @throws IllegalArgumentException if the file can't be read, if the password is wrong, if the
     *     file does not contain exactly one private key, or if the certificate has expired or is
     *     not valid yet; the message contains the path
     */
    public Builder clientCertificate(Path pkcs12, Secret password) {
      String option = "clientCertificate: " + pkcs12;
      char[] characters = password.reveal().toCharArray();
      try (InputStream in = Files.newInputStream(pkcs12)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, characters);
        return clientCertificate(option, store, characters);
      } catch (IOException | GeneralSecurityException e) {
        // Not chained: nothing promises that the messages are free of the content.
        throw new IllegalArgumentException(
            option
                + (Files.isReadable(pkcs12)
                    ? " is not a PKCS #12 file, or its password is wrong"
                    : " can't be read"));
      } finally {
        Arrays.fill(characters, '\0');
      }
    }

    /**
     * Sets the client certificate for mutual TLS, from a key store with the certificate and its
     * key. It replaces a client certificate that was set before.
     *
     * @param store a key store that is loaded, with one private key
     * @param password the password of the key
     * @return this builder
     * @throws IllegalArgumentException if the password is wrong, if the key store does not contain
     *     exactly one private key, or if the certificate has expired or is not valid yet
     */
    public Builder clientCertificate(KeyStore store, Secret password) {
      char[] characters = password.reveal().toCharArray();
      try {
        return clientCertificate("clientCertificate: the key store", store, characters);
      } catch (GeneralSecurityException e) {
        throw new IllegalArgumentException(
            "clientCertificate: the password of the key is wrong, or the key store is not loaded");
      } finally {
        Arrays.fill(characters, '\0');
      }
    }

    private Builder clientCertificate(String option, KeyStore store, char[] password)
        throws GeneralSecurityException {
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw new IllegalArgumentException(
            option + " has " + keys.size() + " private keys instead of one");
      }
      Key found = store.getKey(keys.get(0), password);
      List<X509Certificate> certificates = new ArrayList<>();
      Certificate[] all = store.getCertificateChain(keys.get(0));
      for (Certificate certificate : all == null ? new Certificate[0] : all) {
        if (certificate instanceof X509Certificate x509) {
          certificates.add(x509);
        }
      }
      if (!(found instanceof PrivateKey privateKey) || certificates.isEmpty()) {
        throw new IllegalArgumentException(option + " has no certificate for its private key");
      }
      return clientCertificate(option, certificates, privateKey);
    }

    /**
     * Sets the client certificate for mutual TLS, from PEM files with the certificate and its key.
     * It replaces a client certificate that was set before.
     *
     * @param chain the client certificate, followed by the certificates of its authorities if the
     *     server needs those
     * @param key the private key as PKCS #8 ({@code BEGIN PRIVATE KEY}) or, for RSA, PKCS #1
     *     ({@code BEGIN RSA PRIVATE KEY}); it can be in the same file
     * @return this builder
     * @throws IllegalArgumentException if a file can't be read, if the key is encrypted or does not
     *     belong to the certificate, or if the certificate has expired or is not valid yet; the
     *     message contains the path
     */
    public Builder clientCertificate(Path chain, Path key) {
      return pem(chain, key, null);
    }

    /**
     * Sets the client certificate for mutual TLS, from PEM files with the certificate and its
     * encrypted key. It replaces a client certificate that was set before.
     *
     * @param chain the client certificate, as in {@link #clientCertificate(Path, Path)}
     * @param key the private key as encrypted PKCS #8 ({@code BEGIN ENCRYPTED PRIVATE KEY})
     * @param keyPassword the password of the key
     * @return this builder
     * @throws IllegalArgumentException if a file can't be read, if the password is wrong, if the
     *     key does not belong to the certificate, or if the certificate has expired or is not valid
     *     yet; the message contains the path
     */
    public Builder clientCertificate(Path chain, Path key, Secret keyPassword) {
      return pem(chain, key, Objects.requireNonNull(keyPassword, "keyPassword"));
    }

    private Builder pem(Path chain, Path key, @Nullable Secret password) {
      List<X509Certificate> certificates =
          Pem.certificates("clientCertificate: " + chain, read("clientCertificate", chain));
      byte[] bytes = read("clientCertificate", key);
      try {
        return clientCertificate(
            "clientCertificate: " + chain,
            certificates,
            Pem.privateKey(
                "clientCertificate: " + key,
                bytes,
                password,
                certificates.get(0).getPublicKey().getAlgorithm()));
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    }

    private Builder clientCertificate(
        String option, List<X509Certificate> certificates, PrivateKey privateKey) {
      X509Certificate own = certificates.get(0);
      Pem.requirePair(option, privateKey, own.getPublicKey());
      try {
        own.checkValidity();
      } catch (CertificateException e) {
        throw new IllegalArgumentException(
            option
                + " is valid from "
                + own.getNotBefore().toInstant()
                + " to "
                + own.getNotAfter().toInstant()
                + ", and not now");
      }
      this.chain = List.copyOf(certificates);
      this.key = privateKey;
      return this;
    }

    private static byte[] read(String option, Path file) {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new IllegalArgumentException(option + ": " + file + " can't be read", e);
      }
    }

    /**
     * Creates the options. Later changes of this builder do not change them.
     *
     * @return the options
     * @throws IllegalStateException if nothing is set, or if {@link #onlyTheseAuthorities} is set
     *     without a certificate authority
     */
    public TlsOptions build() {
      if (authorities.isEmpty() && (onlyThese || key == null)) {
        throw new IllegalStateException(
            onlyThese
                ? "onlyTheseAuthorities is set without certificateAuthority"
                : "set certificateAuthority or clientCertificate");
      }
      return new TlsOptions(this);
    }
  }
}
