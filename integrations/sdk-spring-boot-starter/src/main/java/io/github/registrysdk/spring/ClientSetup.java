package io.github.registrysdk.spring;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/** What the clients of all providers get, and how they are checked. */
record ClientSetup(
    Environment environment,
    RegistriesProperties properties,
    ObjectProvider<CallObserver> observers) {

  <B extends ClientBuilder<B>, C> C client(
      String provider,
      B builder,
      ObjectProvider<ClientBuilderCustomizer<B>> customizers,
      Function<B, C> build) {
    String prefix = "registries." + provider;
    String token = ConditionalOnText.OnText.text(environment, prefix + ".token");
    Objects.requireNonNull(token, "only called if the token is set");
    naming(prefix + ".token", () -> builder.token(Secret.of(token)));
    set(properties.connectTimeout(), builder::connectTimeout);
    set(properties.readTimeout(), builder::readTimeout);
    set(properties.callTimeout(), builder::callTimeout);
    observers.orderedStream().forEach(builder::observer);
    set(properties.provider(provider).baseUrl(), url -> builder.baseUrl(url));
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return naming(prefix + ".base-url", () -> build.apply(builder));
  }

  static <T> void set(@Nullable T value, Consumer<T> option) {
    if (value != null) {
      option.accept(value);
    }
  }

  /** Java's own message quotes the text, which can contain a password. */
  static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is not a URL");
    }
  }

  /** The messages of the SDK say what is wrong, and contain neither the token nor the URL. */
  static <T> T naming(String property, Supplier<T> option) {
    try {
      return option.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(property + " is not valid: " + e.getMessage(), e);
    }
  }

  /** A check that ends soon and sends one request. */
  <C extends ApiClient<C>> ProviderCheck check(String provider, C client, Consumer<C> read) {
    C hasty =
        client.withOptions(
            CallOptions.builder().timeout(properties.health().timeout()).maxAttempts(1).build());
    return new ProviderCheck(
        provider,
        client.baseUrl(),
        properties.provider(provider).organization(),
        () -> read.accept(hasty),
        properties.health().cache(),
        InstantSource.system());
  }
}
