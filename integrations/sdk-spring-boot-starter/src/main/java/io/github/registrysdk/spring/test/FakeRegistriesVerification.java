package io.github.registrysdk.spring.test;

import io.github.registrysdk.testing.FakeProvider;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Fails a test whose fakes received a request that the provider would not know either. {@code
 * META-INF/spring.factories} names it.
 */
final class FakeRegistriesVerification implements TestExecutionListener {

  @Override
  public void afterTestMethod(TestContext test) {
    if (TestContextAnnotationUtils.hasAnnotation(
        test.getTestClass(), AutoConfigureFakeRegistries.class)) {
      test.getApplicationContext()
          .getBeansOfType(FakeProvider.class)
          .values()
          .forEach(fake -> fake.verify());
    }
  }
}
