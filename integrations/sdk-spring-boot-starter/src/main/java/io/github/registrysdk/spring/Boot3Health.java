package io.github.registrysdk.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health contributor of Spring Boot 3, whose types have other names in Spring Boot 4. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthContributor.class)
@ConditionalOnProperty("management.health.registries.enabled")
final class Boot3Health {

  @Bean
  @ConditionalOnMissingBean(name = "registriesHealthContributor")
  HealthContributor registriesHealthContributor(ObjectProvider<ProviderCheck> checks) {
    return CompositeHealthContributor.fromMap(
        ProviderCheck.byProvider(checks.stream(), Boot3Health::indicator));
  }

  private static HealthIndicator indicator(ProviderCheck check) {
    return () -> {
      ProviderCheck.Result result = check.result();
      return Health.status(result.status()).withDetails(result.details()).build();
    };
  }
}
