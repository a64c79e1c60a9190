package com.example.consumer;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Every client refuses to be made, with one sentence that matches the first argument. */
public final class TooOld {
  private static final Secret TOKEN = Secret.of("token");

  private TooOld() {}

  public static void main(String[] args) {
    Pattern expected = Pattern.compile(args[0]);
    Map<String, Supplier<AutoCloseable>> clients =
        Map.of(
            "Buildkite", () -> BuildkiteClient.builder().token(TOKEN).build(),
            "GitHub", () -> GitHubClient.builder().token(TOKEN).build(),
            "Humanitec", () -> HumanitecClient.builder().token(TOKEN).build());
    clients.forEach((provider, client) -> refused(provider, client, expected));
    System.out.println("refused as expected: " + sentence(clients.get("GitHub")));
  }

  private static void refused(String provider, Supplier<AutoCloseable> client, Pattern expected) {
    String sentence = sentence(client);
    if (!expected.matcher(sentence).matches()) {
      throw new IllegalStateException(provider + " says: " + sentence);
    }
  }

  private static String sentence(Supplier<AutoCloseable> client) {
    try {
      client.get();
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
    return "nothing: a client was made";
  }
}
