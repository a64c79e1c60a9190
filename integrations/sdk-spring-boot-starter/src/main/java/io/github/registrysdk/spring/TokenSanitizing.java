package io.github.registrysdk.spring;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.Environment;

/**
 * Hides the tokens in the actuator endpoints {@code env} and {@code configprops}, also if they are
 * configured to show all values. A token is found by the name of its property, and by its value,
 * because a property can refer to a variable of another name.
 */
record TokenSanitizing(Environment environment) implements SanitizingFunction {
  private static final List<String> PROVIDERS = List.of("buildkite", "github", "humanitec");

  @Override
  public SanitizableData apply(SanitizableData data) {
    String key = data.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    String value = Objects.toString(data.getValue(), "");
    return PROVIDERS.stream()
            .anyMatch(name -> key.contains("registries" + name + "token") || hasToken(value, name))
        ? data.withSanitizedValue()
        : data;
  }

  private boolean hasToken(String value, String provider) {
    try {
      String token =
          ConditionalOnText.OnText.text(environment, "registries." + provider + ".token");
      return token != null && value.contains(token);
    } catch (IllegalStateException e) {
      // A placeholder without a value, of a provider whose module the application does not have.
      return false;
    }
  }
}
