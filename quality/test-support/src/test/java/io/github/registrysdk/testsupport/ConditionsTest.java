package io.github.registrysdk.testsupport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

  /** Read once: with each import comes half the JDK. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importClasses(ConditionsTest.class.getDeclaredClasses());

  private static final NotShow NO_CALLABLE = new NotShow("java.util.concurrent");

  @ParameterizedTest
  @ValueSource(
      classes = {
        ShowsInField.class,
        ShowsInReturnType.class,
        ShowsInParameter.class,
        ShowsInTypeArgument.class,
        ShowsInInterface.class
      })
  void shownTypeIsFound(Class<?> type) {
    assertThat(holds(type, NO_CALLABLE)).isFalse();
  }

  @Test
  void hiddenTypeIsAllowed() {
    assertThat(holds(Hides.class, NO_CALLABLE)).isTrue();
  }

  @Test
  void exemptMemberIsAllowed() {
    var butForWork = new NotShow("java.util.concurrent", member -> member.getName().equals("work"));
    assertThat(holds(ShowsInReturnType.class, butForWork)).isTrue();
    assertThat(holds(ShowsInParameter.class, butForWork)).isFalse();
  }

  @Test
  void fieldThatCanChangeIsFound() {
    assertThat(holds(Counter.class, new KeepFieldsFinal())).isFalse();
    assertThat(holds(InheritedCounter.class, new KeepFieldsFinal())).isFalse();
  }

  @Test
  void finalStaticAndExceptionsTransientFieldsAreAllowed() {
    assertThat(holds(Hides.class, new KeepFieldsFinal())).isTrue();
    assertThat(holds(Detailed.class, new KeepFieldsFinal())).isTrue();
  }

  @Test
  void jsonTypeOfAMethodIsFound() {
    assertThat(holds(MakesOneACall.class, new MakeJsonTypesInConstants())).isFalse();
    assertThat(holds(KeepsOne.class, new MakeJsonTypesInConstants())).isTrue();
  }

  private static boolean holds(Class<?> type, ArchCondition<JavaClass> condition) {
    JavaClasses judged = CLASSES.that(equivalentTo(type));
    assertThat(judged).hasSize(1);
    return !classes().should(condition).evaluate(judged).hasViolation();
  }

  static final class ShowsInField {
    public final Callable<String> work = () -> "";
  }

  static final class ShowsInReturnType {
    public Callable<String> work() {
      return () -> "";
    }
  }

  static final class ShowsInParameter {
    public void run(Callable<String> work) {}
  }

  static final class ShowsInTypeArgument {
    public List<Supplier<Callable<String>>> all() {
      return List.of();
    }
  }

  abstract static class ShowsInInterface implements Callable<String> {}

  static final class Hides {
    static int made;
    private final Callable<String> work = () -> "";

    Callable<String> work() {
      return work;
    }
  }

  static class Counter {
    private int count;

    int next() {
      return ++count;
    }
  }

  static final class InheritedCounter extends Counter {}

  static final class Detailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private transient Object detail = "";

    Object detail() {
      return detail;
    }
  }

  static final class JsonType {
    static JsonType of(Class<?> type) {
      return new JsonType();
    }
  }

  static final class KeepsOne {
    static final JsonType TYPE = JsonType.of(String.class);
  }

  static final class MakesOneACall {
    JsonType type() {
      return JsonType.of(String.class);
    }
  }
}
