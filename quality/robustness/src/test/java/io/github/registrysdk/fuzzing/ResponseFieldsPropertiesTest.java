package io.github.registrysdk.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for the fields of every record that a response of a provider is decoded to. */
class ResponseFieldsPropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** They can't be sent back, so that an empty map instead of a missing one changes nothing. */
  private static final Set<String> EMPTY_IF_MISSING = Set.of("digests", "metadata");

  private static final List<RecordComponent> COMPONENTS =
      new ClassFileImporter()
              .importPackages(
                  "io.github.registrysdk.buildkite",
                  "io.github.registrysdk.github",
                  "io.github.registrysdk.humanitec")
              .stream()
              .filter(
                  type -> type.isRecord() && type.getPackageName().matches(".+(model|internal)"))
              .filter(
                  type ->
                      !type.getName()
                          .matches(
                              ".+(Oidc(Auth|Statement|Scope)|ClaimRule|PublishResult|RegistryAccess).*"))
              .map(JavaClass::reflect)
              .filter(ResponseFieldsPropertiesTest::isObject)
              .flatMap(type -> Arrays.stream(type.getRecordComponents()))
              .filter(component -> !component.getName().equals("extraFields"))
              .toList();

  @Provide
  Arbitrary<RecordComponent> ids() {
    List<RecordComponent> ids =
        COMPONENTS.stream().filter(ResponseFieldsPropertiesTest::isId).toList();
    assertThat(ids).extracting(RecordComponent::getName).contains("keyId", "graphqlId", "teamIds");
    return Arbitraries.of(ids);
  }

  @Provide
  Arbitrary<BigInteger> numbers() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, BigInteger.TEN.pow(18).subtract(BigInteger.ONE));
  }

  @Property(tries = 300)
  void idIsReadFromANumberAndFromAString(
      @ForAll("ids") RecordComponent id, @ForAll("numbers") BigInteger number) throws Exception {
    var nodes = JsonNodeFactory.instance;
    Object fromNumber = value(id, nodes.numberNode(number));
    Object fromText = value(id, nodes.textNode(number.toString()));

    assertThat(fromNumber).isEqualTo(fromText);
    assertThat(texts(fromText)).isEqualTo(number.toString());
  }

  @Example
  void whatIsNotReportedDiffersFromWhatIsEmpty() throws Exception {
    var nodes = JsonNodeFactory.instance;
    for (RecordComponent component : COMPONENTS) {
      if (isCollection(component) && !isRequired(component)) {
        var empty = component.getType() == List.class ? nodes.arrayNode() : nodes.objectNode();
        boolean kept = EMPTY_IF_MISSING.contains(component.getName());
        assertThat(read(component, empty))
            .as("%s", component)
            .isIn(List.of(), Map.of(), JsonFields.none());
        assertThat(read(component, null) == null).as("%s", component).isEqualTo(!kept);
      }
    }
  }

  private static String texts(Object value) {
    return value instanceof Collection<?> items
        ? String.valueOf(items.iterator().next())
        : String.valueOf(value);
  }

  private static Object value(RecordComponent id, JsonNode sent) throws Exception {
    Object value =
        read(id, isCollection(id) ? JsonNodeFactory.instance.arrayNode().add(sent) : sent);
    assertThat(value).isNotNull();
    return value;
  }

  /** Decodes a response that has this field and those that are required. */
  private static @Nullable Object read(RecordComponent component, @Nullable JsonNode sent)
      throws Exception {
    ObjectNode body = minimal(component.getDeclaringRecord());
    if (sent != null) {
      body.set(name(component), sent);
    }
    Object record =
        JsonDecoder.of(JsonType.of(component.getDeclaringRecord()))
            .decode(new ByteArrayInputStream(JSON.writeValueAsBytes(body)));
    return component.getAccessor().invoke(record);
  }

  private static ObjectNode minimal(Class<?> type) throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> of = component.getType();
      if (!isRequired(component)) {
        continue;
      }
      if (of == List.class) {
        body.putArray(name(component));
      } else if (of == Map.class) {
        body.putObject(name(component));
      } else if (of == boolean.class) {
        body.put(name(component), true);
      } else if (of == long.class) {
        body.put(name(component), 1);
      } else if (of == Instant.class) {
        body.put(name(component), "2026-01-01T00:00:00Z");
      } else if (of.isRecord() && isObject(of)) {
        body.set(name(component), minimal(of));
      } else {
        body.put(name(component), "text");
      }
    }
    return body;
  }

  private static boolean isId(RecordComponent component) {
    Class<?> type = component.getType();
    return component.getName().matches("id|.+Id|.+Ids|createdBy")
        && (type == String.class || type == long.class || type == List.class);
  }

  private static boolean isRequired(RecordComponent component) {
    JsonProperty property = annotation(component);
    return isCollection(component)
        ? property != null && property.required()
        : !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static String name(RecordComponent component) {
    JsonProperty property = annotation(component);
    return property == null || property.value().isEmpty()
        ? SnakeCaseStrategy.INSTANCE.translate(component.getName())
        : property.value();
  }

  /** Jackson's annotation is not for components, so that the compiler moves it to the accessor. */
  private static @Nullable JsonProperty annotation(RecordComponent component) {
    return component.getAccessor().getAnnotation(JsonProperty.class);
  }

  private static boolean isCollection(RecordComponent component) {
    return component.getType() == List.class
        || component.getType() == Map.class
        || component.getType() == JsonFields.class;
  }

  /** Not a single value in JSON, such as an open enumeration. */
  private static boolean isObject(Class<?> type) {
    return type != Secret.class
        && Arrays.stream(type.getDeclaredConstructors())
            .noneMatch(ResponseFieldsPropertiesTest::isDelegating)
        && Arrays.stream(type.getDeclaredMethods())
            .noneMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static boolean isDelegating(Constructor<?> constructor) {
    var creator = constructor.getAnnotation(JsonCreator.class);
    return creator != null && creator.mode() == JsonCreator.Mode.DELEGATING;
  }
}
