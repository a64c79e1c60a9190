package io.github.registrysdk.spring.test;

import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.util.ClassUtils;

/** Finds {@link AutoConfigureFakeRegistries}. {@code META-INF/spring.factories} names it. */
final class FakeRegistriesFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return TestContextAnnotationUtils.hasAnnotation(testClass, AutoConfigureFakeRegistries.class)
        ? new FakeRegistries()
        : null;
  }

  /** A record without components: all are equal, so that Spring can share a context. */
  record FakeRegistries() implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      start(context, "buildkite", "buildkite.BuildkiteClient", FakeBuildkite::start);
      start(context, "github", "github.GitHubClient", FakeGitHub::start);
      start(context, "humanitec", "humanitec.HumanitecClient", FakeHumanitec::start);
    }

    private static void start(
        ConfigurableApplicationContext context,
        String provider,
        String client,
        Supplier<FakeProvider<?, ?>> starter) {
      if (!ClassUtils.isPresent("io.github.registrysdk." + client, context.getClassLoader())) {
        return;
      }
      FakeProvider<?, ?> fake = starter.get();
      String prefix = "registries." + provider;
      String bean = provider + "Fake";
      // Registered before the clients, so closed after them.
      DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
      beans.registerSingleton(bean, fake);
      beans.registerDisposableBean(bean, fake::close);
      Map<String, Object> properties = new HashMap<>();
      properties.put(prefix + ".token", fake.token());
      properties.put(prefix + ".organization", "acme");
      properties.put(prefix + ".base-url", fake.baseUrl().toString());
      if (fake instanceof FakeBuildkite buildkite) {
        properties.put(prefix + ".packages-url", buildkite.packagesUrl().toString());
      }
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource(bean, properties));
    }
  }
}
