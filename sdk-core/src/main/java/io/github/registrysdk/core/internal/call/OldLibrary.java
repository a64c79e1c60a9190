package io.github.registrysdk.core.internal.call;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** The sentence for whoever has to mend a build that brings a library too old for us. */
final class OldLibrary {
  private OldLibrary() {}

  /**
   * @param version what is there; null if it does not tell
   */
  static String okHttp(@Nullable String version) {
    return sentence(
        "OkHttp " + Libraries.OKHTTP,
        "OkHttp",
        version,
        version == null ? "okhttp3.OkHttpClient" : "okhttp3.OkHttp",
        "manage com.squareup.okhttp3:okhttp-jvm and com.squareup.okhttp3:okhttp to "
            + Libraries.OKHTTP);
  }

  static String okio() {
    return sentence(
        "Okio " + Libraries.OKIO,
        "Okio",
        null,
        "okio.Buffer",
        "manage com.squareup.okio:okio-jvm and com.squareup.okio:okio to " + Libraries.OKIO);
  }

  static String kotlin() {
    return sentence(
        "kotlin-stdlib " + Libraries.KOTLIN,
        "kotlin-stdlib",
        null,
        "kotlin.Unit",
        "manage org.jetbrains.kotlin:kotlin-stdlib to " + Libraries.KOTLIN);
  }

  /**
   * @param version as for OkHttp
   */
  static String jacksonCore(@Nullable String version) {
    return jackson("jackson-core", version, "com.fasterxml.jackson.core.json.PackageVersion");
  }

  /**
   * @param version as for OkHttp
   */
  static String jacksonDatabind(@Nullable String version) {
    return jackson(
        "jackson-databind", version, "com.fasterxml.jackson.databind.cfg.PackageVersion");
  }

  static String jacksonInstants() {
    return jackson("jackson-datatype-jsr310", null, Libraries.INSTANTS);
  }

  private static String jackson(String jar, @Nullable String version, String witness) {
    return sentence(
        "Jackson " + Libraries.JACKSON,
        jar,
        version,
        witness,
        "import com.fasterxml.jackson:jackson-bom " + Libraries.JACKSON);
  }

  private static String sentence(
      String needed, String name, @Nullable String version, String witness, String remedy) {
    String place = place(witness);
    String found;
    if (place == null) {
      found = "found no " + name;
    } else {
      found = "found " + name + (version == null ? "" : " " + version) + " in " + place;
    }
    return "the Registry SDK needs "
        + needed
        + " or newer and "
        + found
        + ": let your build "
        + remedy
        + " or newer, before any BOM that manages it to an older version";
  }

  /**
   * The jar that a class comes from, or null if there is no such class. It is the class that told
   * the version, if one did: there may be two jars.
   */
  private static @Nullable String place(String witness) {
    try {
      Class<?> type = Class.forName(witness, false, OldLibrary.class.getClassLoader());
      CodeSource source = type.getProtectionDomain().getCodeSource();
      return source == null || source.getLocation() == null
          ? "the run-time image"
          : path(source.getLocation().toURI());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    } catch (URISyntaxException e) {
      return "a place that has no proper name";
    }
  }

  /** As people write it, unless a container has places of its own kind. */
  private static String path(URI place) {
    try {
      return Path.of(place).toString();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return place.toString();
    }
  }
}
