package io.github.registrysdk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingDifferenceTest {

  private static final String BEFORE =
      "public record core.Page<T>(int size)\n  public String a()\n";

  @Test
  void changedMemberIsToldWithItsType() {
    assertThat(ListingDifference.between(BEFORE, BEFORE.replace("String a", "@Nullable String a")))
        .containsExactly(
            "- core.Page: public String a()", "+ core.Page: public @Nullable String a()");
  }

  @Test
  void equalListingsDifferInNothing() {
    assertThat(ListingDifference.between(BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void otherEndOfLineIsADifference() {
    assertThat(ListingDifference.between(BEFORE, BEFORE.replace("\n", "\r\n"))).hasSize(1);
  }
}
