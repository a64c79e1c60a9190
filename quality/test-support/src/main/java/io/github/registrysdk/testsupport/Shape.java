package io.github.registrysdk.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What JSON looks like without its values: types, fields, and whether there is null. The items of a
 * list have one shape together.
 */
final class Shape {
  private final TreeSet<String> types = new TreeSet<>();
  private final Map<String, Shape> fields = new LinkedHashMap<>();
  private final List<Shape> items = new ArrayList<>();

  private Shape() {}

  static Shape of(JsonNode node) {
    var shape = new Shape();
    shape.add(node);
    return shape;
  }

  private void add(JsonNode node) {
    types.add(type(node));
    node.properties()
        .forEach(
            field ->
                fields.computeIfAbsent(field.getKey(), name -> new Shape()).add(field.getValue()));
    if (node.isArray() && !node.isEmpty()) {
      if (items.isEmpty()) {
        items.add(new Shape());
      }
      node.forEach(items.get(0)::add);
    }
  }

  private static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      default -> "nothing";
    };
  }

  /** Reports what differs from what was recorded; a list without items may have any. */
  void compare(String place, Shape recorded, Report report) {
    if (!types.equals(recorded.types)) {
      report.difference(place, String.join(" or ", types) + " instead of " + recorded);
      return;
    }
    recorded.fields.forEach(
        (name, shape) -> {
          Shape own = fields.get(name);
          if (own == null) {
            report.difference(inner(place, name), "missing, recorded is " + shape);
          } else {
            own.compare(inner(place, name), shape, report);
          }
        });
    fields.forEach(
        (name, shape) -> {
          if (!recorded.fields.containsKey(name)) {
            report.difference(inner(place, name), shape + ", and was not recorded");
          }
        });
    if (!items.isEmpty() && !recorded.items.isEmpty()) {
      items.get(0).compare(place, recorded.items.get(0), report);
    }
  }

  private static String inner(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  @Override
  public String toString() {
    return String.join(" or ", types);
  }

  interface Report {
    void difference(String place, String what);
  }
}
