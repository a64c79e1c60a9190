package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.module.afterburner.AfterburnerModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.github.registrysdk.buildkite.internal.PackagePage;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.internal.json.LooseMapper;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ways to read the list of 100. */
public final class Parsing {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Parsing() {}

  /** {@return the list, read in a way of reading it} */
  public static Work work(String way) {
    byte[] json = Payloads.list();
    Supplier<InputStream> stream = () -> new ByteArrayInputStream(json);
    ObjectReader hand = HandWritten.reader(HandWritten.Items.class);
    return switch (way) {
      case "parser", "twin" -> () -> byHand(stream.get());
      case "hand" -> () -> hand.readValue(stream.get());
      case "blackbird" -> generated(new BlackbirdModule(), stream);
      case "afterburner" -> generated(new AfterburnerModule(), stream);
      case "tree" ->
          () ->
              HandWritten.MAPPER.treeToValue(
                  HandWritten.MAPPER.readTree(stream.get()), HandWritten.Items.class);
      case "string" ->
          () -> hand.readValue(new String(stream.get().readAllBytes(), StandardCharsets.UTF_8));
      case "reader" ->
          () -> hand.readValue(new InputStreamReader(stream.get(), StandardCharsets.UTF_8));
      case "ours" -> strictly(PackagePage.class, stream);
      case "known" -> strictly(KnownPage.class, stream);
      case "loose" -> {
        ObjectReader loose = LooseMapper.reader(PackagePage.class);
        yield () -> loose.readValue(stream.get());
      }
      default -> throw new IllegalArgumentException(way);
    };
  }

  /** By hand, with generated code in the place of reflection. */
  private static Work generated(Module module, Supplier<InputStream> stream) {
    ObjectReader items =
        HandWritten.MAPPER.rebuild().addModule(module).build().readerFor(HandWritten.Items.class);
    return () -> items.readValue(stream.get());
  }

  /** Strictly, to records of the SDK or to those like them. */
  private static <T> Work strictly(Class<T> type, Supplier<InputStream> stream) {
    JsonDecoder<T> page = JsonDecoder.of(JsonType.of(type));
    return () -> page.decode(stream.get());
  }

  private static HandWritten.Items byHand(InputStream json) throws IOException {
    List<HandWritten.Item> items = new ArrayList<>();
    HandWritten.Links links = new HandWritten.Links(null);
    try (JsonParser parser = FACTORY.createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (name.equals("items")) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(item(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return new HandWritten.Items(items, links);
  }

  private static HandWritten.Item item(JsonParser parser) throws IOException {
    String id = "";
    String url = "";
    String webUrl = "";
    String title = "";
    Instant createdAt = Instant.EPOCH;
    String version = "";
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getText();
        case "url" -> url = parser.getText();
        case "web_url" -> webUrl = parser.getText();
        case "name" -> title = parser.getText();
        case "created_at" -> createdAt = HandWritten.InstantReader.read(parser);
        case "version" -> version = parser.getText();
        default -> skip(parser, token);
      }
    }
    return new HandWritten.Item(id, url, webUrl, title, createdAt, version);
  }

  private static void skip(JsonParser parser, @Nullable JsonToken token) throws IOException {
    if (token != null && token.isStructStart()) {
      parser.skipChildren();
    }
  }
}
