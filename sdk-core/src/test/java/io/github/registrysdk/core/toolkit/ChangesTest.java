package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.Plan;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static Changes desired() {
    return new Changes(Map.of("description", "new", "type", "basic"));
  }

  private static Plan<String> plan(Changes changes, @Nullable String current) {
    return new Plan<>("images", changes.list(), current, null);
  }

  @Test
  void onlyWhatTheRequestContainsIsCompared() {
    Changes changes =
        desired()
            .compare("description", "old")
            .compare("color", "red")
            .compareIfReported("type", null)
            .fixed("type", null)
            .fixed("type", "basic");

    assertThat(changes.list())
        .containsExactly(new FieldChange("description", "old", "new", FieldChange.Kind.VALUE));
    assertThat(plan(changes, "a registry").action()).isEqualTo(Plan.Action.UPDATE);
    assertThat(plan(changes, "a registry")).hasToString("UPDATE images (description: old -> new)");
  }

  @Test
  void fixedFieldThatDiffersNeedsReplacement() {
    Changes changes = desired().compare("description", "old").fixed("type", "public");

    assertThat(plan(changes, "a registry").action()).isEqualTo(Plan.Action.REPLACE);
  }

  @Test
  void missingRegistryIsCreatedAndAnEqualOneIsUnchanged() {
    assertThat(plan(desired().all(), null).action()).isEqualTo(Plan.Action.CREATE);
    assertThat(plan(desired().all(), null).changes()).hasSize(2);

    Plan<String> unchanged = plan(desired().compare("type", "basic"), "a registry");

    assertThat(unchanged).hasToString("UNCHANGED images");
    assertThat(unchanged.withResult("a registry").result()).isEqualTo("a registry");
  }

  @Test
  void secretIsNeverInAChangeAndControlCharactersAreNotPrinted() {
    Changes changes =
        desired().secret("password").compare("description", "two\nlines\u2028and\u202eback");

    assertThat(changes.list()).extracting(FieldChange::newValue).containsExactly("[secret]", "new");
    assertThat(changes.list().get(1)).hasToString("description: two lines and back -> new");
  }
}
