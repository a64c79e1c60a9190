package io.github.registrysdk.core.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.SecretPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void addedFieldShowsOnlyWhatTheRequestHasToo() {
    Map<String, @Nullable Object> desired = new LinkedHashMap<>();
    desired.put("auth", Map.of("type", "basic"));
    desired.put("upstream", "https://new.example/");
    desired.put("hooks", List.of(Map.of("url", "https://new.example/")));
    desired.put("cleared", null);
    desired.put("size", 5);
    Changes changes =
        new Changes(desired)
            .added(
                Set.of(),
                JsonFields.of(
                    Map.of(
                        "auth",
                        Map.of("type", "token", "password", "hunter2", "a hunter2", "hunter2"),
                        "upstream",
                        "https://u:hunter2@old.example/",
                        "hooks",
                        List.of(Map.of("url", "https://old.example/", "key", List.of("hunter2"))),
                        "cleared",
                        "hunter2",
                        "size",
                        4)),
                SecretPolicy.onlyWhenCreated());

    assertThat(changes.list()).hasSize(5);
    assertThat(changes.list().toString())
        .contains(
            "type=token",
            "password=[not shown]",
            "upstream: https://old.example/ -> https://new.example/",
            "url=https://old.example/",
            "key=[[not shown]]",
            "cleared: [not shown] -> null",
            "size: 4 -> 5")
        .doesNotContain("hunter2");
  }

  @Test
  void secretIsNeverInAChangeAndControlCharactersAreNotPrinted() {
    Changes changes =
        desired().secret("password").compare("description", "two\nlines\u2028and\u202eback");

    assertThat(changes.list()).extracting(FieldChange::newValue).containsExactly("[secret]", "new");
    assertThat(changes.list().get(1)).hasToString("description: two lines and back -> new");
  }
}
