package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each request is as its sample says, and each field of the response is in the result. */
final class ExchangesTest {
  @Test
  void everyRequestAndResponseIsAsItsSampleSays() throws Exception {
    List<MatrixCase> undisturbed =
        MatrixCase.all().stream().filter(tried -> tried.fault() == Bodies.NONE).toList();
    assertThat(Matrix.run(undisturbed)).isEmpty();
  }
}
