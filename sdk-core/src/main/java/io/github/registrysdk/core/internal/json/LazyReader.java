package io.github.registrysdk.core.internal.json;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoder that is made when it is first needed: making it loads most of Jackson and takes longer
 * than a small call.
 *
 * @param <T> what is decoded
 */
public final class LazyReader<T> {
  private final Class<?> item;
  private final boolean list;
  private volatile JsonCodec.@Nullable Reader<T> reader;
  private volatile boolean preparing;

  /**
   * @param item the record
   * @param list whether a list of them is decoded
   */
  public LazyReader(Class<?> item, boolean list) {
    this.item = item;
    this.list = list;
  }

  /** Makes it now. */
  public void prepare() {
    reader();
  }

  /** Begins to make it on another thread; before a request is sent, so that both go on at once. */
  public void prepareAside() {
    if (reader == null && !preparing) {
      preparing = true;
      Thread thread = new Thread(this::makeQuietly, "registry-sdk-setup");
      thread.setDaemon(true);
      try {
        thread.start();
      } catch (Error e) { // no thread can be made now; whoever needs it makes it
        preparing = false;
      }
    }
  }

  private void makeQuietly() {
    try {
      reader();
    } catch (RuntimeException | LinkageError e) {
      // The call that needs it meets the same, and can tell its caller.
      preparing = false;
    }
  }

  /**
   * @param json UTF-8, read to its end
   * @throws IOException what reading threw, or a {@link DecodeException}
   */
  public T read(InputStream json) throws IOException {
    return reader().read(json);
  }

  private JsonCodec.Reader<T> reader() {
    JsonCodec.Reader<T> made = reader;
    if (made == null) {
      synchronized (this) {
        made = reader;
        if (made == null) {
          made = JsonCodec.reader(list ? JsonCodec.listType(item) : item);
          reader = made;
        }
      }
    }
    return made;
  }
}
