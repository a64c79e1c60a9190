package io.github.registrysdk.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a fake for each provider whose client is on the class path, and connects the application
 * under test to the fakes. Put it on a test class with {@code @SpringBootTest}. The module {@code
 * sdk-testing} must be on the class path of the tests.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureFakeRegistries
 * class ReleasesTest {
 *   @Autowired FakeBuildkite buildkite;
 * }
 * }</pre>
 *
 * <p>The fakes are beans of the types {@code FakeBuildkite}, {@code FakeGitHub} and {@code
 * FakeHumanitec}. The fakes set the properties {@code token}, {@code organization}, {@code
 * base-url} and {@code packages-url} of each provider. They replace the application's own
 * properties, so the auto-configured clients send no request to a provider. The organization is
 * {@code acme}. The fakes are closed with the application context. Test classes with the same
 * configuration share an application context, and therefore the fakes and their content. After each
 * test, {@code verify()} of the fakes fails the test if a fake received a request that the provider
 * would not know either.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AutoConfigureFakeRegistries {}
