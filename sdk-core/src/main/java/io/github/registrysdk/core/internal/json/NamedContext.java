package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.json.JsonReadContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a parser is, with the names that its object has had so far. One for each depth is used
 * again and again.
 */
final class NamedContext extends JsonReadContext {
  static final int ROOT = JsonStreamContext.TYPE_ROOT;

  private static final int FEW = 32;

  private final JsonParser parser;
  private String[] names = {};
  private int count;

  /** One bit for each hash that has been seen; a name whose bit is new needs no comparison. */
  private long bits;

  private @Nullable Set<String> many;
  private @Nullable NamedContext below;

  NamedContext(JsonParser parser, @Nullable NamedContext above, int type) {
    super(above, above == null ? 0 : above.getNestingDepth() + 1, null, type, 1, 0);
    this.parser = parser;
  }

  @Override
  public JsonReadContext createChildArrayContext(int line, int column) {
    return child(JsonStreamContext.TYPE_ARRAY, line, column);
  }

  @Override
  public JsonReadContext createChildObjectContext(int line, int column) {
    return child(JsonStreamContext.TYPE_OBJECT, line, column);
  }

  private NamedContext child(int type, int line, int column) {
    NamedContext child = below;
    if (child == null) {
      child = new NamedContext(parser, this, type);
      below = child;
    }
    child.reset(type, line, column);
    return child;
  }

  @Override
  public void reset(int type, int line, int column) {
    super.reset(type, line, column);
    count = 0;
    bits = 0;
    many = null;
  }

  @Override
  public void setCurrentName(String name) throws JsonProcessingException {
    super.setCurrentName(name);
    if (name != null && isSecond(name)) {
      throw new JsonParseException(parser, "Duplicate field '" + name + "'");
    }
  }

  private boolean isSecond(String name) {
    if (many != null) {
      return !many.add(name);
    }
    long bit = 1L << mark(name);
    if ((bits & bit) != 0 && isAmongFew(name)) {
      return true;
    }
    bits |= bit;
    if (count == FEW) {
      many = new HashSet<>(Arrays.asList(names));
      return !many.add(name);
    }
    if (count == names.length) {
      names = Arrays.copyOf(names, Math.max(8, 2 * count));
    }
    names[count++] = name;
    return false;
  }

  /** Not its hash: the shift takes the lowest six bits, and names differ in length and ends. */
  private static int mark(String name) {
    int length = name.length();
    return length == 0 ? 0 : length * 13 + name.charAt(0) * 5 + name.charAt(length - 1);
  }

  private boolean isAmongFew(String name) {
    for (int i = 0; i < count; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }
}
