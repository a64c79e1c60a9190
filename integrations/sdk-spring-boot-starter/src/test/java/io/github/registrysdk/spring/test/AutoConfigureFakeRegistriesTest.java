package io.github.registrysdk.spring.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.spring.RegistriesAutoConfiguration;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.HttpURLConnection;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContextManager;

/** The annotation on a test class that Spring's own machinery for tests reads. */
class AutoConfigureFakeRegistriesTest {

  @Test
  void applicationCallsTheFakesUntilItsContextIsClosed() {
    ApplicationContext context = context(WithFakes.class);
    context.getBean(FakeBuildkite.class).addRegistry("acme", "debs", "debian");
    context
        .getBean(FakeGitHub.class)
        .addRegistry("acme", "NPM", "https://npm.acme.example", "token");
    context
        .getBean(FakeHumanitec.class)
        .addRegistry("acme", "images", "images.acme.example", "basic");

    assertThat(context.getBean(BuildkiteOrganization.class).registries().list()).hasSize(1);
    assertThat(context.getBean(GitHubOrganization.class).privateRegistries().list()).hasSize(1);
    assertThat(context.getBean(HumanitecOrganization.class).registries().list()).isNotEmpty();

    assertThat(
            context
                .getBean(BuildkiteOrganization.class)
                .registry("debs", Ecosystem.DEBIAN)
                .access()
                .url()
                .getAuthority())
        .isEqualTo(context.getBean(FakeBuildkite.class).packagesUrl().getAuthority());

    URI url = context.getBean(FakeBuildkite.class).baseUrl();
    ((ConfigurableApplicationContext) context).close();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ((HttpURLConnection) url.toURL().openConnection()).getResponseCode());
  }

  @Test
  void testsWithTheSameConfigurationShareTheFakes() {
    assertThat(context(SharingFakes.class)).isSameAs(context(AlsoSharingFakes.class));
  }

  @Test
  void requestThatTheProviderDoesNotKnowFailsTheTest() throws Exception {
    TestContextManager manager = new TestContextManager(SharingFakes.class);
    Object test = new SharingFakes();
    Method method = SharingFakes.class.getDeclaredMethod("test");
    BuildkiteClient client =
        manager.getTestContext().getApplicationContext().getBean(BuildkiteClient.class);
    manager.prepareTestInstance(test);
    manager.beforeTestMethod(test, method);
    manager.afterTestMethod(test, method, null);

    assertThatExceptionOfType(ServerException.class)
        .isThrownBy(
            () ->
                client.send(
                    ApiRequest.patch("v2", "packages", "organizations", "acme", "registries")));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> manager.afterTestMethod(test, method, null))
        .withMessageContaining("PATCH");
  }

  @Test
  void testWithoutTheAnnotationHasNoFakes() {
    ApplicationContext context = context(WithoutFakes.class);

    assertThat(context.getBeansOfType(FakeBuildkite.class)).isEmpty();
    assertThat(context.getBeansOfType(BuildkiteClient.class)).isEmpty();
  }

  private static ApplicationContext context(Class<?> test) {
    return new TestContextManager(test).getTestContext().getApplicationContext();
  }

  // Not all of them: the class path has parts of two versions of Spring Boot.
  @ImportAutoConfiguration(RegistriesAutoConfiguration.class)
  static class Application {}

  @SpringBootTest(
      classes = Application.class,
      webEnvironment = WebEnvironment.NONE,
      properties = {
        "registries.buildkite.token=real-token",
        "registries.buildkite.base-url=https://api.buildkite.com/"
      })
  @AutoConfigureFakeRegistries
  static class WithFakes {}

  @SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
  @AutoConfigureFakeRegistries
  static class SharingFakes {
    void test() {}
  }

  @SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
  @AutoConfigureFakeRegistries
  static class AlsoSharingFakes {}

  @SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.NONE)
  static class WithoutFakes {}
}
