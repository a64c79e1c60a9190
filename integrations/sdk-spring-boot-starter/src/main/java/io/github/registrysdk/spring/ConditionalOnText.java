package io.github.registrysdk.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if a property has a value that is not blank. Spring's own condition also matches an empty
 * value, which {@code ${BUILDKITE_API_TOKEN:}} has if the variable is not set.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Documented
@Conditional(ConditionalOnText.OnText.class)
@interface ConditionalOnText {

  /** The name of the property. */
  String value();

  /** The condition. Its messages are shown by an actuator endpoint, and never contain the value. */
  final class OnText extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      String name = metadata.getAnnotations().get(ConditionalOnText.class).getString("value");
      return text(context.getEnvironment(), name) == null
          ? ConditionOutcome.noMatch("the property " + name + " is not set")
          : ConditionOutcome.match("the property " + name + " is set");
    }

    /**
     * The value of a property, or null if it is not set or blank.
     *
     * @throws IllegalStateException if a placeholder cannot be resolved; the message does not
     *     contain the value, because it can be a token
     */
    static @Nullable String text(Environment environment, String name) {
      String text;
      try {
        text = Binder.get(environment).bind(name, String.class).orElse("");
      } catch (RuntimeException e) {
        // Without the cause: the messages of Spring quote the value.
        text = "${";
      }
      if (text.contains("${")) {
        throw new IllegalStateException(
            "the property " + name + " contains a placeholder that has no value");
      }
      return text.isBlank() ? null : text;
    }
  }
}
