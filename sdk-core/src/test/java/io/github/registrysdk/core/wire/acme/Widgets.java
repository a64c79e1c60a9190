package io.github.registrysdk.core.wire.acme;

import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One operation of each retry class, a list and an upload. */
public final class Widgets {
  private static final Operation GET =
      Operation.read("get the widget", "widgets/{id}").requiresScope("read_widgets");
  private static final Operation LIST = Operation.read("list the widgets", "widgets");
  private static final Operation DELETE = Operation.delete("delete the widget", "widgets/{id}");
  private static final Operation REPLACE =
      Operation.of("replace the widget", "PUT", "widgets/{id}", RetryClass.REPEATABLE);
  private static final Operation UPDATE =
      Operation.of("update the widget", "PATCH", "widgets/{id}", RetryClass.UPDATE);
  private static final Operation CREATE =
      Operation.create("create a widget", "widgets")
          .requiresScope("write_widgets")
          .recoveryHint("look for its name in the list");
  private static final Operation PUBLISH = Operation.create("publish a widget", "files");

  private static final JsonType<Widget> WIDGET = JsonType.of(Widget.class);
  private static final JsonType<WidgetPage> PAGE = JsonType.of(WidgetPage.class);

  private static final PageReader<WidgetPage, Widget> READER =
      new PageReader<>() {
        @Override
        public List<Widget> items(WidgetPage page) {
          return page.items();
        }

        @Override
        public @Nullable String next(WidgetPage page) {
          return page.next();
        }
      };

  private final Endpoint endpoint;

  Widgets(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  public Widget get(String id) {
    return endpoint.call(GET, id).fetch(WIDGET);
  }

  public Widget get(String id, String header, String value) {
    return endpoint.call(GET, id).header(header, value).fetch(WIDGET);
  }

  public Listing<Widget> list() {
    return endpoint.call(LIST).query("per_page", 2).list(PAGE, READER);
  }

  public void delete(String id) {
    endpoint.call(DELETE, id).run();
  }

  /** For a provider that returns what a delete deleted. */
  public Widget remove(String id) {
    return endpoint.call(DELETE, id).fetch(WIDGET);
  }

  public Widget replace(String id, String name) {
    return endpoint.call(REPLACE, id).json(RequestFields.empty().with("name", name)).fetch(WIDGET);
  }

  public Widget update(String id, String name) {
    return endpoint.call(UPDATE, id).json(RequestFields.empty().with("name", name)).fetch(WIDGET);
  }

  /** Sends any fields. */
  public Widget create(RequestFields fields) {
    return endpoint.call(CREATE).json(fields).oneTimeSecret("token").fetch(WIDGET);
  }

  public Widget create(String name) {
    return create(RequestFields.empty().with("name", name));
  }

  /** The SHA-256 of what was sent. */
  public String publish(Upload upload) {
    AtomicReference<String> digest = new AtomicReference<>("");
    endpoint
        .call(PUBLISH)
        .multipart(Multipart.of(Map.of("kind", "widget")).withFile("file", upload, digest::set))
        .run();
    return digest.get();
  }
}
