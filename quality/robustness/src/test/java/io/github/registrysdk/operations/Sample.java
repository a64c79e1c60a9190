package io.github.registrysdk.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.github.GitHubApp;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testsupport.Fixture;
import io.github.registrysdk.testsupport.RsaKeys;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One request that the SDK sends. The methods that describe it are for the tables only. */
public final class Sample {

  /** Marks a request whose body is a form with a file. */
  public static final String FORM = "multipart/form-data";

  /** Marks a form that has no file. */
  public static final String FORM_WITHOUT_FILE = "multipart/form-data without a file";

  /** The content of the file that is downloaded. */
  public static final String FILE = "peel and eat";

  /** The App that sends the requests of an App. */
  public static final GitHubApp APP =
      GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs8()), "acme");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Provider provider;
  private final FakeOperation operation;
  private final String name;
  private final RetryClass retryClass;
  private final String method;
  private final String path;
  private final String query;
  private final Function<Caller, Object> call;
  private String scope = "";
  private String body = "";
  private Shape shape = Shape.NOTHING;
  private String item = "";
  private String required = "";
  private List<Sample> before = List.of();
  private List<Sample> then = List.of();
  private @Nullable Sample afterRefusal;
  private boolean signsIn;
  private ToIntFunction<FakeProvider<?, ?>> effects = fake -> 1;

  /**
   * A request without a body, whose response is not read.
   *
   * @param provider the provider
   * @param operation the fake's name for it
   * @param name the SDK's name for it
   * @param retryClass what sending it twice would do
   * @param request method, path and query
   * @param call the call of the public API that sends it
   */
  Sample(
      Provider provider,
      FakeOperation operation,
      String name,
      RetryClass retryClass,
      String request,
      Function<Caller, Object> call) {
    String[] parts = request.split("[ ?]", 3);
    this.provider = provider;
    this.operation = operation;
    this.name = name;
    this.retryClass = retryClass;
    this.method = parts[0];
    this.path = parts[1];
    this.query = parts.length == 3 ? "?" + parts[2] : "";
    this.call = call;
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

  /** The scope that the SDK names if it is missing. */
  Sample needs(String theScope) {
    scope = theScope;
    return this;
  }

  /** The JSON that it must send, where {@code *} stands for any text; or a form. */
  Sample sends(String theBody) {
    body = theBody;
    return this;
  }

  /**
   * Its response.
   *
   * @param fixture the file with an item
   * @param requiredField a field that the item must have
   */
  Sample returns(Shape theShape, String fixture, String requiredField) {
    shape = theShape;
    item = item(provider + "/" + fixture);
    required = requiredField;
    return this;
  }

  /** Its response is a redirect to a signed URL of the storage. */
  Sample redirectsToStorage() {
    shape = Shape.REDIRECT;
    return this;
  }

  /** Its response is a file. */
  Sample returnsFile() {
    shape = Shape.FILE;
    item = FILE;
    return this;
  }

  /** What the same call sends before it, oldest first. */
  Sample after(Sample... earlier) {
    before = List.of(earlier);
    return this;
  }

  /** What the same call sends after it. */
  Sample then(Sample... later) {
    then = List.of(later);
    return this;
  }

  /** What the same call reads after a 404 or 405, to find out whether the method is the reason. */
  Sample readsAfterRefusal(Sample read) {
    afterRefusal = read;
    return this;
  }

  /** A GitHub App or a CI job sends it to sign in. */
  Sample sentToSignIn() {
    signsIn = true;
    return this;
  }

  /** How the job with these variables signs in with this request. */
  public BuildkiteOidc oidc(Map<String, String> environment) {
    return operation == BuildkiteOperation.REQUEST_AGENT_OIDC_TOKEN
        ? BuildkiteOidc.agent(environment)
        : BuildkiteOidc.gitHubActions(environment);
  }

  /** How often it was done, seen from the fake's state; by default 1, for no trace. */
  Sample leaves(ToIntFunction<FakeProvider<?, ?>> count) {
    effects = count;
    return this;
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
          // Long enough to be used for all of a call.
          .replace("2016-07-11T22", "2116-07-11T22")
          .replace("ghs_16C7e42F292c6912E7710c838347Ae178B4a", Canary.TOKEN)
          .replace("e30.e30.c2ln", Canary.TOKEN)
          .replace("c2lnbmF0dXJl", Canary.SIGNATURE)
          .replace("hunter2-of-acme", Canary.VALUE);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Provider provider() {
    return provider;
  }

  public FakeOperation operation() {
    return operation;
  }

  public String name() {
    return name;
  }

  public RetryClass retryClass() {
    return retryClass;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** With its question mark, or empty. */
  public String query() {
    return query;
  }

  public String scope() {
    return scope;
  }

  public String body() {
    return body;
  }

  public Shape shape() {
    return shape;
  }

  public String item() {
    return item;
  }

  public String required() {
    return required;
  }

  public List<Sample> before() {
    return before;
  }

  public List<Sample> then() {
    return then;
  }

  public @Nullable Sample afterRefusal() {
    return afterRefusal;
  }

  public boolean signsIn() {
    return signsIn;
  }

  int effects(FakeProvider<?, ?> fake) {
    return effects.applyAsInt(fake);
  }

  public Object call(Caller caller) {
    return call.apply(caller);
  }

  public String id() {
    return provider + ": " + name;
  }

  /** Whether the body of its response is read. */
  public boolean readsBody() {
    return shape != Shape.NOTHING;
  }

  /** Whether callers wrote the request, and read the body of its response, themselves. */
  public boolean isSent() {
    return shape == Shape.TEXT;
  }

  public boolean isList() {
    return readsBody() && shape != Shape.ITEM && shape != Shape.TEXT && !isDownload();
  }

  /** A request to a host that is not the provider's: neither token nor dialect apply to it. */
  public boolean isStorage() {
    return path.equals("/bucket");
  }

  /** A request for a file, whose content is not JSON. */
  public boolean isDownload() {
    return shape == Shape.FILE || shape == Shape.REDIRECT;
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
