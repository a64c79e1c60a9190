package io.github.registrysdk.testsupport;

/** Throws from where the compiler does not expect it, as code in Kotlin or with Lombok does. */
public final class Sneaky {
  private Sneaky() {}

  /** Throws this as it is, also where nothing declares it. */
  public static void throwAsItIs(Throwable e) {
    Sneaky.<RuntimeException>throwAs(e);
  }

  @SuppressWarnings("unchecked") // the cast is never checked, which is the point
  private static <E extends Throwable> void throwAs(Throwable e) throws E {
    throw (E) e;
  }
}
