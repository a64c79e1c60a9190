package io.github.registrysdk.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that may not do something: the exception names the scope that is missing. */
class ScopeTest {
  static List<Sample> samples() {
    return Samples.all().stream()
        .filter(sample -> sample.before().isEmpty() && !sample.scope().isEmpty())
        .toList();
  }

  /** Every token of Humanitec may read. */
  static List<Sample> samplesWithScope() {
    return samples().stream()
        .filter(s -> !(s.operation() instanceof HumanitecOperation humanitec) || humanitec.writes())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samplesWithScope")
  void missingScopeIsNamed(Sample sample) {
    try (FakeWorld world = new FakeWorld(sample)) {
      world.takeScopesAway();

      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> sample.call(world.caller))
          .withMessageContaining(sample.scope())
          .satisfies(e -> assertThat(e.report().scope()).isEqualTo(sample.scope()));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void scopeOfAnUnknownTokenIsNamed(Sample sample) {
    try (FakeWorld world = new FakeWorld(sample)) {
      world.revokeToken();

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> sample.call(world.caller))
          .withMessageContaining(sample.scope())
          .satisfies(e -> assertThat(e.report().scope()).isEqualTo(sample.scope()));
    }
  }
}
