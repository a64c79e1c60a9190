package io.github.registrysdk.core.internal.call;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.lang.module.ModuleDescriptor.Version;
import java.security.CodeSource;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Refuses versions with which a call would end in a {@link NoSuchMethodError}. */
public final class Libraries {
  private Libraries() {}

  /**
   * To be called before a class is loaded that needs OkHttp or Jackson.
   *
   * @throws IllegalStateException if one of them is too old or missing
   */
  public static void requireNewEnough() {
    require("OkHttp", "4.12.0", Libraries::okHttp);
    require("Jackson", "2.18.0", () -> PackageVersion.VERSION.toString());
  }

  /** There may be two jars: an old one in front of a new one has no class with its version. */
  private static String okHttp() {
    if (Objects.equals(jar(OkHttpClient.class), jar(OkHttp.class))) {
      return OkHttp.VERSION;
    }
    throw new NoClassDefFoundError();
  }

  private static @Nullable CodeSource jar(Class<?> type) {
    return type.getProtectionDomain().getCodeSource();
  }

  private static void require(String name, String oldest, Supplier<String> version) {
    String found;
    try {
      found = version.get();
      if (Version.parse(found).compareTo(Version.parse(oldest)) >= 0) {
        return;
      }
    } catch (LinkageError e) { // a version that does not have the class
      found = "none or a much older one";
    } catch (IllegalArgumentException e) { // a build of the user's own
      return;
    }
    throw new IllegalStateException(
        "the Registry SDK needs %s %s or newer and found %s: raise its version in your build"
            .formatted(name, oldest, found));
  }
}
