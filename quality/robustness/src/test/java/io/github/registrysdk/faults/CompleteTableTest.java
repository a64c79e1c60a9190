package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.operations.Samples;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An operation without a sample fails the build. */
final class CompleteTableTest {
  /** Callers reach these with {@code send} or with a package manager only. */
  private static final Set<FakeOperation> NOT_TYPED =
      Set.of(
          BuildkiteOperation.GET_RATE_LIMIT,
          BuildkiteOperation.REVOKE_ACCESS_TOKEN,
          BuildkiteOperation.PUSH_PACKAGE,
          GitHubOperation.REVOKE_INSTALLATION_TOKEN);

  @Test
  void everyOperationOfTheServicesHasASample() {
    Map<String, Operation> known =
        new ClassFileImporter()
            .importPackages("io.github.registrysdk").stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Operation.class))
                .filter(field -> !field.getOwner().getPackageName().contains(".core"))
                .collect(Collectors.toMap(CompleteTableTest::name, CompleteTableTest::value));
    assertThat(Samples.withSignIn())
        .extracting(Sample::id)
        .containsExactlyInAnyOrderElementsOf(known.keySet());
    assertThat(Samples.withSignIn())
        .allSatisfy(
            sample -> {
              Operation operation = known.get(sample.id());
              assertThat(sample.retryClass()).isEqualTo(operation.retryClass());
              assertThat(sample.method()).isEqualTo(operation.method());
              assertThat(sample.scope().isEmpty() ? null : sample.scope())
                  .isEqualTo(operation.scope());
            });
  }

  @Test
  void everyOperationOfTheFakesHasASample() {
    List<FakeOperation> fakes = new ArrayList<>();
    fakes.addAll(List.of(BuildkiteOperation.values()));
    fakes.addAll(List.of(GitHubOperation.values()));
    fakes.addAll(List.of(HumanitecOperation.values()));
    fakes.removeAll(NOT_TYPED);
    assertThat(Samples.withSignIn().stream().map(Sample::operation).distinct())
        .containsExactlyInAnyOrderElementsOf(fakes);
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
