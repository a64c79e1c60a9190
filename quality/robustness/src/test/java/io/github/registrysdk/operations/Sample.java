package io.github.registrysdk.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testsupport.Fixture;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One request that the SDK sends. Its methods return copies with one thing more.
 *
 * @param provider the provider
 * @param operation the fake's name for it
 * @param name the SDK's name for it
 * @param retryClass what sending it twice would do
 * @param method the HTTP method
 * @param path the path without the origin
 * @param query the query with its question mark, or empty
 * @param scope what the SDK says that a token needs, or empty
 * @param body the JSON that it must send, where {@code *} stands for any text; empty for no body
 * @param shape how the response wraps its items
 * @param item one item as JSON, from the fixture; empty if the response is not read
 * @param required a field that the item must have
 * @param before what the same call sends first, oldest first
 * @param then what the same call sends after it
 * @param byApp whether a GitHub App sends it to sign in
 * @param effects how often it was done to a fake; 1 for what leaves no trace
 * @param call the call of the public API that sends it
 */
public record Sample(
    Provider provider,
    FakeOperation operation,
    String name,
    RetryClass retryClass,
    String method,
    String path,
    String query,
    String scope,
    String body,
    Shape shape,
    String item,
    String required,
    List<Sample> before,
    List<Sample> then,
    boolean byApp,
    ToIntFunction<FakeProvider<?, ?>> effects,
    Function<Caller, Object> call) {

  /** Marks a request whose body is a multipart form. */
  public static final String FORM = "multipart/form-data";

  /** Marks a form that has no file. */
  public static final String FORM_WITHOUT_FILE = "multipart/form-data without a file";

  private static final ObjectMapper JSON = new ObjectMapper();

  static Sample of(
      Provider provider,
      FakeOperation operation,
      String name,
      RetryClass retryClass,
      String request,
      Function<Caller, Object> call) {
    String[] parts = request.split("[ ?]", 3);
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        parts[0],
        parts[1],
        parts.length == 3 ? "?" + parts[2] : "",
        "",
        "",
        Shape.NOTHING,
        "",
        "",
        List.of(),
        List.of(),
        false,
        fake -> 1,
        call);
  }

  /**
   * Whether its failures have the effect {@code NONE}: it only reads, or prepares another request,
   * as every repeatable one of these providers does.
   */
  public boolean hasNoEffect() {
    return retryClass == RetryClass.SAFE || retryClass == RetryClass.REPEATABLE;
  }

  /** A call that returns nothing. */
  static Object done(Runnable call) {
    call.run();
    return "done";
  }

  Sample needs(String theScope) {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        theScope,
        body,
        shape,
        item,
        required,
        before,
        then,
        byApp,
        effects,
        call);
  }

  Sample sends(String json) {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        scope,
        json,
        shape,
        item,
        required,
        before,
        then,
        byApp,
        effects,
        call);
  }

  /**
   * Its response.
   *
   * @param fixture the file with an item
   * @param requiredField a field that the item must have
   */
  Sample returns(Shape theShape, String fixture, String requiredField) {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        scope,
        body,
        theShape,
        item(provider + "/" + fixture),
        requiredField,
        before,
        then,
        byApp,
        effects,
        call);
  }

  Sample after(Sample... earlier) {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        scope,
        body,
        shape,
        item,
        required,
        List.of(earlier),
        then,
        byApp,
        effects,
        call);
  }

  Sample then(Sample... later) {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        scope,
        body,
        shape,
        item,
        required,
        before,
        List.of(later),
        byApp,
        effects,
        call);
  }

  Sample sentByApp() {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        scope,
        body,
        shape,
        item,
        required,
        before,
        then,
        true,
        effects,
        call);
  }

  /** How often it was done, seen from the fake's state. */
  Sample leaves(ToIntFunction<FakeProvider<?, ?>> count) {
    return new Sample(
        provider,
        operation,
        name,
        retryClass,
        method,
        path,
        query,
        scope,
        body,
        shape,
        item,
        required,
        before,
        then,
        byApp,
        count,
        call);
  }

  /** The fixture on one line, with secrets to search for and a field that the SDK does not know. */
  private static String item(String fixture) {
    try {
      ObjectNode item = (ObjectNode) JSON.readTree(Fixture.read(fixture));
      if (!item.has("token")) {
        item.put("not_yet_known", Canary.VALUE);
      }
      return item.toString()
          .replace("bkpt_shown-only-once", Canary.ONE_TIME)
          .replace("c2lnbmF0dXJl", Canary.SIGNATURE)
          .replace("hunter2-of-acme", Canary.VALUE);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String id() {
    return provider + ": " + name;
  }

  /** Whether the body of its response is read. */
  public boolean readsBody() {
    return shape != Shape.NOTHING;
  }

  public boolean isList() {
    return readsBody() && shape != Shape.ITEM;
  }

  /** A form for a host that is not the provider's: neither token nor dialect apply to it. */
  public boolean isStorage() {
    return path.equals("/bucket");
  }

  public boolean isUpload() {
    return body.equals(FORM);
  }

  /** Whether sending it twice could do something twice. */
  public boolean mustNotRepeat() {
    return retryClass == RetryClass.CREATE || retryClass == RetryClass.UPDATE;
  }

  /** The response to a success. */
  public String good() {
    return shape.around(item);
  }

  /** What two samples have in common that a fault of the transport does not distinguish. */
  public String wireShape() {
    String kind = body.startsWith("{") ? "json" : body;
    return String.join(
        " ",
        provider.toString(),
        retryClass.name(),
        method,
        kind,
        shape.name(),
        String.valueOf(before.size()),
        String.valueOf(then.size()));
  }

  @Override
  public String toString() {
    return id();
  }
}
