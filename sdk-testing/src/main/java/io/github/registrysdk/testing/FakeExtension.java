package io.github.registrysdk.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test a fake of its own and closes it after the test. */
abstract class FakeExtension<F extends FakeProvider<?, ?>>
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private final Class<F> type;
  private final Supplier<F> starter;
  private final Namespace namespace;

  @SuppressWarnings("ThreadLocalUsage") // not static: a class may have two of these, a fake each
  private final ThreadLocal<@Nullable F> current = new ThreadLocal<>();

  FakeExtension(Class<F> type, Supplier<F> starter) {
    this.type = type;
    this.starter = starter;
    this.namespace = Namespace.create(getClass(), this);
  }

  /**
   * The fake of the test on this thread.
   *
   * @return the running fake
   * @throws IllegalStateException if no test is running on this thread
   */
  public final F fake() {
    F fake = current.get();
    if (fake == null) {
      throw new IllegalStateException(
          "no "
              + type.getSimpleName()
              + " here: each test has one, from @BeforeEach to @AfterEach");
    }
    return fake;
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    F fake = starter.get();
    current.set(fake);
    context.getStore(namespace).put(type, fake);
  }

  @Override
  public final void afterEach(ExtensionContext context) {
    current.remove();
    F fake = context.getStore(namespace).remove(type, type);
    if (fake != null) {
      fake.close();
    }
  }

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    F fake = context.getStore(namespace).get(type, type);
    if (fake == null) {
      throw new ParameterResolutionException(
          type.getSimpleName() + " lives for one test: take it in a test or @BeforeEach method");
    }
    return fake;
  }
}
