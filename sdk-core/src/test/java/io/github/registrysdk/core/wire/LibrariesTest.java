package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client made on class paths that others put together. */
final class LibrariesTest {
  /** What runs on such a class path. */
  public static final class Creation implements Callable<String> {
    @Override
    public String call() {
      try (AcmeClient client = AcmeClient.builder().token(Secret.of("t")).build()) {
        return client.toString();
      }
    }
  }

  @TempDir private Path older;

  @Test
  void ourOwnClassPathIsNewEnough() {
    assertThatNoException().isThrownBy(() -> createWith(entry -> true));
  }

  @Test
  void olderOkHttpInFrontIsNamedWithItsPlaceAndTheRemedy() throws IOException {
    compile("okhttp3", "OkHttp", "public static final String VERSION = \"4.12.0\";");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessage(
            "the Registry SDK needs OkHttp 5.4.0 or newer and found OkHttp 4.12.0 in "
                + older
                + ": let your build manage com.squareup.okhttp3:okhttp-jvm and"
                + " com.squareup.okhttp3:okhttp to 5.4.0 or newer, before any BOM that manages it"
                + " to an older version");
  }

  @Test
  void prereleaseOfTheOldestOkHttpIsTooOld() throws IOException {
    compile("okhttp3", "OkHttp", "public static final String VERSION = \"5.4.0-alpha.1\";");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessageContaining(" found OkHttp 5.4.0-alpha.1 in ");
  }

  @Test
  void versionThatIsNoneIsTrusted() throws IOException {
    compile("okhttp3", "OkHttp", "public static final String VERSION = \"patched\";");

    assertThatNoException().isThrownBy(() -> createWith(entry -> true));
  }

  @Test
  void okHttpThatDoesNotTellItsVersionIsNamedWithItsPlace() throws IOException {
    compile("okhttp3", "OkHttpClient", "");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("okhttp")))
        .withMessageContaining(" found OkHttp in " + older + ": ");
  }

  @Test
  void missingOkHttpIsNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("okhttp")))
        .withMessageContaining(" needs OkHttp 5.4.0 or newer and found no OkHttp: ");
  }

  @Test
  void olderOkioBesideANewOkHttpIsNamedWithItsPlaceAndTheRemedy() throws IOException {
    compile("okio", "Buffer", "");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.startsWith("okio")))
        .withMessage(
            "the Registry SDK needs Okio 3.17.0 or newer and found Okio in "
                + older
                + ": let your build manage com.squareup.okio:okio-jvm and com.squareup.okio:okio"
                + " to 3.17.0 or newer, before any BOM that manages it to an older version");
  }

  @Test
  void olderKotlinIsNamedWithItsPlace() throws IOException {
    compile("kotlin", "Unit", "");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.startsWith("kotlin")))
        .withMessageContaining(
            " needs kotlin-stdlib 1.8.21 or newer and found kotlin-stdlib in " + older + ": ");
  }

  @Test
  void missingOkioAndKotlinAreNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.startsWith("okio")))
        .withMessageContaining(" found no Okio: ");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.startsWith("kotlin")))
        .withMessageContaining(" found no kotlin-stdlib: ");
  }

  @Test
  void olderJacksonCoreIsNamedWithItsPlaceAndTheRemedy() throws IOException {
    jackson("com.fasterxml.jackson.core.json", "2, 18, 12");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessage(
            "the Registry SDK needs Jackson 2.19.0 or newer and found jackson-core 2.18.12 in "
                + older
                + ": let your build import com.fasterxml.jackson:jackson-bom 2.19.0 or newer,"
                + " before any BOM that manages it to an older version");
  }

  @Test
  void olderJacksonDatabindIsNamed() throws IOException {
    jackson("com.fasterxml.jackson.databind.cfg", "2, 9, 0");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessageContaining(" found jackson-databind 2.9.0 in " + older + ": ");
  }

  @Test
  void missingJacksonIsNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("jackson")))
        .withMessageContaining(" found no jackson-core: ");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("jackson-databind")))
        .withMessageContaining(" found no jackson-databind: ");
  }

  /** Answers to writes could not be read without it, and that would show after they were sent. */
  @Test
  void missingInstantsOfJacksonAreNamed() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("jsr310")))
        .withMessageContaining(" found no jackson-datatype-jsr310: ");
  }

  private void jackson(String packageName, String version) throws IOException {
    compile(
        packageName,
        "PackageVersion",
        "public static final com.fasterxml.jackson.core.Version VERSION ="
            + " new com.fasterxml.jackson.core.Version(%s, null, null, null);".formatted(version));
  }

  /** A class of that name which is found before that of the library. */
  private void compile(String packageName, String name, String members) throws IOException {
    Path folder = Files.createDirectories(older.resolve(packageName.replace('.', '/')));
    Path source = folder.resolve(name + ".java");
    Files.writeString(
        source, "package %s; public final class %s { %s }".formatted(packageName, name, members));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath(), source.toString()))
        .isZero();
  }

  private void createWith(Predicate<String> entries) throws Exception {
    List<URL> urls = new ArrayList<>(List.of(older.toUri().toURL()));
    for (String entry : classPath().split(File.pathSeparator, -1)) {
      if (entries.test(Path.of(entry).getFileName().toString())) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent)) {
      Class<?> creation = Class.forName(Creation.class.getName(), true, loader);
      ((Callable<?>) creation.getConstructor().newInstance()).call();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
