package io.github.registrysdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The description of the properties for editors, which is written by hand. */
class MetadataTest {

  @Test
  void everyPropertyIsDescribed() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    collect("registries", RegistriesProperties.class, expected);
    for (String provider : List.of("buildkite", "github", "humanitec")) {
      expected.put("registries." + provider + ".token", "java.lang.String");
    }
    expected.put("management.health.registries.enabled", "java.lang.Boolean");
    expected.put("management.info.registries.enabled", "java.lang.Boolean");

    Map<String, String> described = new TreeMap<>();
    for (JsonNode property : properties()) {
      described.put(property.get("name").textValue(), property.get("type").textValue());
      assertThat(property.get("description").textValue()).endsWith(".");
    }
    assertThat(described).isEqualTo(expected);
  }

  @Test
  void defaultsOfTheHealthCheckAreDescribed() throws IOException {
    Map<String, String> described = new TreeMap<>();
    for (JsonNode property : properties()) {
      if (property.get("name").textValue().startsWith("registries.health.")) {
        described.put(property.get("name").textValue(), property.get("defaultValue").textValue());
      }
    }
    Map<String, String> expected = new TreeMap<>();
    for (Parameter parameter :
        RegistriesProperties.Health.class.getDeclaredConstructors()[0].getParameters()) {
      expected.put(
          "registries.health." + parameter.getName(),
          parameter.getAnnotation(DefaultValue.class).value()[0]);
    }
    assertThat(described).isEqualTo(expected);
  }

  private static JsonNode properties() throws IOException {
    return new ObjectMapper()
        .readTree(
            Files.readString(Path.of("target/classes/META-INF/spring-configuration-metadata.json")))
        .get("properties");
  }

  private static void collect(String prefix, Class<?> type, Map<String, String> found) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + dashed(component.getName());
      if (component.getType().isRecord()) {
        collect(name, component.getType(), found);
      } else {
        assertThat(ConfigurationPropertyName.isValid(name)).isTrue();
        found.put(name, component.getType().getName());
      }
    }
  }

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
