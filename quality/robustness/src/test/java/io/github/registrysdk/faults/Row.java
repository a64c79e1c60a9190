package io.github.registrysdk.faults;

import io.github.registrysdk.core.spi.RetryClass;
import java.util.List;
import java.util.function.Function;

/**
 * An operation on the wire.
 *
 * @param provider the package it is in: {@code buildkite}
 * @param operation as the SDK calls it
 * @param retryClass what repeating it would do
 * @param method its HTTP method
 * @param path where it goes, without the origin
 * @param shape how its answer wraps what it is about
 * @param item one of what it is about, as JSON; empty if its answer is not read
 * @param required a field that the item must have
 * @param before what the same call sends first, oldest first
 * @param then what it sends after it
 * @param call how a caller asks for it
 */
record Row(
    String provider,
    String operation,
    RetryClass retryClass,
    String method,
    String path,
    Shape shape,
    String item,
    String required,
    List<Row> before,
    List<Row> then,
    Function<World, Object> call) {

  /** How an answer wraps an item. */
  enum Shape {
    NOTHING(""),
    ITEM("%s"),
    ARRAY("[%s]"),
    BUILDKITE_PAGE("{\"items\":[%s],\"links\":{}}"),
    GITHUB_PAGE("{\"total_count\":1,\"configurations\":[%s]}");

    private final String wrapping;

    Shape(String wrapping) {
      this.wrapping = wrapping;
    }

    String around(String items) {
      return wrapping.replace("%s", items);
    }
  }

  static Row of(
      String provider,
      String operation,
      RetryClass retryClass,
      String request,
      Function<World, Object> call) {
    String[] parts = request.split(" ", 2);
    return new Row(
        provider,
        operation,
        retryClass,
        parts[0],
        parts[1],
        Shape.NOTHING,
        "",
        "",
        List.of(),
        List.of(),
        call);
  }

  Row answers(Shape answerShape, String json, String requiredField) {
    return new Row(
        provider,
        operation,
        retryClass,
        method,
        path,
        answerShape,
        json,
        requiredField,
        before,
        then,
        call);
  }

  Row after(Row... earlier) {
    return new Row(
        provider,
        operation,
        retryClass,
        method,
        path,
        shape,
        item,
        required,
        List.of(earlier),
        then,
        call);
  }

  Row then(Row... later) {
    return new Row(
        provider,
        operation,
        retryClass,
        method,
        path,
        shape,
        item,
        required,
        before,
        List.of(later),
        call);
  }

  String name() {
    return provider + ": " + operation;
  }

  /** Whether its answer's body is read at all. */
  boolean readsBody() {
    return shape != Shape.NOTHING;
  }

  boolean isList() {
    return readsBody() && shape != Shape.ITEM;
  }

  /** A form for a host that is not the provider's: it gets neither token nor dialect. */
  boolean isStorage() {
    return path.equals("/bucket");
  }

  boolean isUpload() {
    return isStorage() || operation.equals("publish a package");
  }

  /** Whether sending it twice could do something twice. */
  boolean isPrecious() {
    return retryClass == RetryClass.CREATE || retryClass == RetryClass.UPDATE;
  }

  String good() {
    return shape.around(item);
  }

  @Override
  public String toString() {
    return name();
  }
}
