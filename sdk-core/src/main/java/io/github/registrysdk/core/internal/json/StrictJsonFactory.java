package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams that are known to be UTF-8, and refuses names that stand twice in an object without
 * the hash set for each object that Jackson would need: those took more memory than what was read.
 */
final class StrictJsonFactory extends JsonFactory {
  private static final long serialVersionUID = 1L;

  private static final int MARK_LENGTH = 3;

  StrictJsonFactory(JsonFactoryBuilder builder) {
    super(builder);
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    byte[] buffer = context.allocReadIOBuffer();
    int end = 0;
    int read = in.read(buffer, 0, buffer.length);
    while (read >= 0 && end + read < MARK_LENGTH) {
      end += read;
      read = in.read(buffer, end, buffer.length - end);
    }
    end += Math.max(0, read);
    int start = hasMark(buffer, end) ? MARK_LENGTH : 0;
    return new Parser(
        context,
        _parserFeatures,
        in,
        _objectCodec,
        _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
        buffer,
        start,
        end);
  }

  /** UTF-8's byte order mark (RFC 8259, 8.1: a reader may ignore it). */
  private static boolean hasMark(byte[] buffer, int end) {
    return end >= MARK_LENGTH
        && buffer[0] == (byte) 0xef
        && buffer[1] == (byte) 0xbb
        && buffer[2] == (byte) 0xbf;
  }

  private static final class Parser extends UTF8StreamJsonParser {
    Parser(
        IOContext context,
        int features,
        InputStream in,
        @Nullable ObjectCodec codec,
        ByteQuadsCanonicalizer names,
        byte[] buffer,
        int start,
        int end) {
      super(context, features, in, codec, names, buffer, start, end, start, true);
      _parsingContext = new NamedContext(this, null, NamedContext.ROOT);
    }
  }
}
