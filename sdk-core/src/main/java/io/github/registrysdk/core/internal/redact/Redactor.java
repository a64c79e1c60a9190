package io.github.registrysdk.core.internal.redact;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Redacts known secrets in what a provider says, and makes it fit on one line of a log. */
public final class Redactor {
  private static final int LONGEST = 300;

  private final List<String> secrets = new ArrayList<>();

  public Redactor(@Nullable Secret token, List<Secret> others) {
    add(token);
    others.forEach(this::add);
    // The longest first, so that a secret that contains another is redacted as a whole.
    secrets.sort((a, b) -> b.length() - a.length());
  }

  private void add(@Nullable Secret secret) {
    if (secret != null && !secret.isDestroyed()) {
      secrets.add(secret.reveal());
    }
  }

  public ApiError clean(ApiError error) {
    return new ApiError(
        clean(error.message()),
        cleanNullable(error.code()),
        cleanNullable(error.documentationUrl()),
        error.fields().stream().map(this::clean).toList());
  }

  private ApiError.Field clean(ApiError.Field field) {
    return new ApiError.Field(
        cleanNullable(field.name()), cleanNullable(field.code()), cleanNullable(field.message()));
  }

  private @Nullable String cleanNullable(@Nullable String text) {
    return text == null ? null : clean(text);
  }

  public String clean(String text) {
    String cleaned = text;
    for (String secret : secrets) {
      cleaned = cleaned.replace(secret, "[secret]");
    }
    return oneLine(cleaned);
  }

  /** A name that a response contains, which may be a host's. */
  public String cleanName(String name) {
    return cleanHost(clean(name));
  }

  /** A host's name is in lower case, however the server wrote it. */
  public String cleanHost(String host) {
    String cleaned = host;
    for (String secret : secrets) {
      cleaned = cleaned.replace(secret.toLowerCase(Locale.ROOT), "[secret]");
    }
    return oneLine(cleaned);
  }

  /** Control characters could forge log lines, bidirectional ones could hide text. */
  public static String oneLine(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
