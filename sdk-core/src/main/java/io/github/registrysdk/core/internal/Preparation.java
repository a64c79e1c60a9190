package io.github.registrysdk.core.internal;

/**
 * Does what the first call of a JVM would wait for on another thread: Jackson is set up while
 * OkHttp is, and a type's decoder is made while the request is on its way.
 */
public final class Preparation {
  private static volatile boolean begun;

  private Preparation() {}

  /** Begins to set up Jackson, once for each JVM. */
  public static void begin() {
    if (!begun) {
      begun = true;
      beside(JsonCodec::load);
    }
  }

  /** Runs the work beside this thread; if it fails, whoever needs it does it again and is told. */
  static void beside(Runnable work) {
    Thread thread = new Thread(() -> quietly(work), "registry-sdk-setup");
    thread.setDaemon(true);
    thread.start();
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | LinkageError e) {
      // The call that needs it meets the same, and can tell its caller.
      assert work != null : e;
    }
  }
}
