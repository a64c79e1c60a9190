package io.github.registrysdk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiListingTest {

  @Test
  void recordShowsItsComponentsAndItsConstructor() {
    assertThat(text(Size.class))
        .contains("record testsupport.ApiListingTest.Size(@Nullable String unit, int value)")
        .contains("public Size(@Nullable String, int)")
        .doesNotContain("unit()");
  }

  @Test
  void constructorOfAResponseIsNotPartOfTheApi() {
    assertThat(text(Response.class))
        .contains("(the constructor is not part of the API)")
        .doesNotContain("public Response(");
  }

  @Test
  void sealedInterfaceShowsItsSubtypes() {
    assertThat(text(Shape.class)).contains("sealed interface").contains("permits ");
  }

  @Test
  void methodShowsNullnessGenericsThrowsAndDeprecation() {
    assertThat(text(Shape.class))
        .contains(
            "@Deprecated(since = \"1.2\", forRemoval = true) public <T extends @Nullable Object>"
                + " java.util.List<@Nullable T> all(T, String @Nullable [], int...)"
                + " throws java.io.IOException");
  }

  @Test
  void memberOfAHiddenParentIsListedWhereItIsUsed() {
    assertThat(text(Circle.class)).contains("public int inherited()").doesNotContain("hidden()");
  }

  @Test
  void constantShowsItsValue() {
    assertThat(text(Circle.class)).contains("String UNIT = \"mm\"");
  }

  private static String text(Class<?> type) {
    return ApiListing.of(type);
  }

  /** Of one value. */
  public record Size(@Nullable String unit, int value) {}

  /** Of a provider. */
  public record Response(String id, Map<String, Object> extraFields) {}

  /** Closed. */
  public sealed interface Shape permits Circle {
    /** Everything at once. */
    @Deprecated(since = "1.2", forRemoval = true)
    <T extends @Nullable Object> List<@Nullable T> all(
        T first, String @Nullable [] names, int... sizes) throws IOException;
  }

  abstract static class Hidden {
    public int inherited() {
      return hidden();
    }

    int hidden() {
      return 1;
    }
  }

  /** The only shape. */
  public abstract static non-sealed class Circle extends Hidden implements Shape {
    /** Copied into callers' class files. */
    public static final String UNIT = "mm";
  }
}
