package io.github.registrysdk.core.internal.call;

import com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer;
import java.lang.module.ModuleDescriptor.Version;
import kotlin.enums.EnumEntries;
import okhttp3.OkHttp;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Whether OkHttp, what it stands on, and Jackson, as the build put them beside us, are new enough.
 * With older ones a call would end in a {@link NoSuchMethodError}, perhaps after it was sent.
 */
public final class Libraries {
  static final String OKHTTP = "5.4.0";
  static final String JACKSON = "2.19.0";
  // What the oldest OkHttp asks for, and the oldest of Kotlin that was tried.
  static final String OKIO = "3.17.0";
  static final String KOTLIN = "1.8.21";

  static final String INSTANTS = "com.fasterxml.jackson.datatype.jsr310.ser.InstantSerializer";

  private static final @Nullable String COMPLAINT = complaint();

  private Libraries() {}

  /**
   * Looks once for each JVM, and before anything of ours that needs them is loaded.
   *
   * @throws IllegalStateException if one is too old or missing; the message tells which, where it
   *     was found and what to do
   */
  public static void requireNewEnough() {
    if (COMPLAINT != null) {
      throw new IllegalStateException(COMPLAINT);
    }
  }

  // What an old one lacks must not keep us from telling about it: each class is looked for alone.
  private static @Nullable String complaint() {
    String okHttp = okHttp();
    if (okHttp != null) {
      return okHttp;
    }
    String below = belowOkHttp();
    return below == null ? jackson() : below;
  }

  private static @Nullable String okHttp() {
    try {
      return isOlder(OkHttp.VERSION, OKHTTP) ? OldLibrary.okHttp(OkHttp.VERSION) : null;
    } catch (LinkageError e) { // before OkHttp 4 there is no such class
      return OldLibrary.okHttp(null);
    }
  }

  /** These don't tell their versions cheaply; OkHttp's calls need a class that older ones lack. */
  private static @Nullable String belowOkHttp() {
    try {
      if (!EnumEntries.class.isInterface()) {
        return OldLibrary.kotlin();
      }
    } catch (LinkageError e) {
      return OldLibrary.kotlin();
    }
    try {
      return Socket.class.isInterface() ? null : OldLibrary.okio();
    } catch (LinkageError e) {
      return OldLibrary.okio();
    }
  }

  private static @Nullable String jackson() {
    try {
      String core = com.fasterxml.jackson.core.json.PackageVersion.VERSION.toString();
      if (isOlder(core, JACKSON)) {
        return OldLibrary.jacksonCore(core);
      }
    } catch (LinkageError e) {
      return OldLibrary.jacksonCore(null);
    }
    try {
      String databind = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();
      if (isOlder(databind, JACKSON)) {
        return OldLibrary.jacksonDatabind(databind);
      }
    } catch (LinkageError e) {
      return OldLibrary.jacksonDatabind(null);
    }
    return hasInstants() ? null : OldLibrary.jacksonInstants();
  }

  /** Of any age: it is only missed where somebody excluded it. */
  private static boolean hasInstants() {
    try {
      return InstantSerializer.class.getName().equals(INSTANTS);
    } catch (LinkageError e) {
      return false;
    }
  }

  static boolean isOlder(String found, String needed) {
    try {
      return Version.parse(found).compareTo(Version.parse(needed)) < 0;
    } catch (IllegalArgumentException e) {
      // Somebody's own build, who must know what is in it.
      return false;
    }
  }
}
