package io.github.registrysdk.spring;

import io.github.registrysdk.core.ClientBuilder;

/**
 * Changes the builder of an auto-configured client before the client is built. Define a bean whose
 * declared type names the builder. All beans for a builder are applied in the order of the beans,
 * after the properties and the observers.
 *
 * <pre>{@code
 * @Bean
 * ClientBuilderCustomizer<BuildkiteClient.Builder> buildkiteOptions() {
 *   return builder -> builder.userAgentSuffix("my-tool/1.2");
 * }
 * }</pre>
 *
 * @param <B> the type of the builder, such as {@code BuildkiteClient.Builder}
 */
@FunctionalInterface
public interface ClientBuilderCustomizer<B extends ClientBuilder<B>> {

  /**
   * Sets options.
   *
   * @param builder the builder, which has the token and the options of the properties already
   */
  void customize(B builder);
}
