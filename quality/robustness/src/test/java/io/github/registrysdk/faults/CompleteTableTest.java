package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.registrysdk.core.spi.Operation;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An operation that is not in the table fails the build. */
final class CompleteTableTest {
  /** What a GitHub App signs in with: its failures are the token source's, not an operation's. */
  private static final Set<String> SIGN_IN =
      Set.of("github: find the App's installation", "github: get an installation token");

  @Test
  void tableHasEveryOperationThatTheModulesKnow() {
    Map<String, Operation> known =
        new ClassFileImporter()
            .importPackages("io.github.registrysdk").stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Operation.class))
                .filter(field -> !field.getOwner().getPackageName().contains(".core"))
                .collect(Collectors.toMap(CompleteTableTest::name, CompleteTableTest::value));
    known.keySet().removeAll(SIGN_IN);
    assertThat(Rows.all())
        .extracting(Row::name)
        .containsExactlyInAnyOrderElementsOf(known.keySet());
    assertThat(Rows.all())
        .hasSize(30)
        .allSatisfy(
            row -> {
              assertThat(row.retryClass()).isEqualTo(known.get(row.name()).retryClass());
              assertThat(row.method()).isEqualTo(known.get(row.name()).method());
            });
  }

  private static String name(JavaField field) {
    String owner = field.getOwner().getPackageName();
    return owner.substring(owner.lastIndexOf('.') + 1) + ": " + value(field).name();
  }

  private static Operation value(JavaField field) {
    try {
      Field constant = field.reflect();
      constant.setAccessible(true);
      return (Operation) constant.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(field.getFullName(), e);
    }
  }
}
