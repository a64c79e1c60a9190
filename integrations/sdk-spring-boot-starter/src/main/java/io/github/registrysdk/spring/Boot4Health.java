package io.github.registrysdk.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health contributor of Spring Boot 4, whose types have other names in Spring Boot 3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthContributor.class)
@ConditionalOnProperty("management.health.registries.enabled")
final class Boot4Health {

  @Bean
  @ConditionalOnMissingBean(name = "registriesHealthContributor")
  HealthContributor registriesHealthContributor(ObjectProvider<ProviderCheck> checks) {
    return CompositeHealthContributor.fromMap(
        ProviderCheck.byProvider(checks.stream(), Boot4Health::indicator));
  }

  private static HealthIndicator indicator(ProviderCheck check) {
    return () -> {
      ProviderCheck.Result result = check.result();
      return Health.status(result.status()).withDetails(result.details()).build();
    };
  }
}
