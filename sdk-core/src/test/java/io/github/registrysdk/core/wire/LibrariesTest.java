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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"4.2.2", "4.11.0", "4.12.0-RC1"})
  void olderOkHttpIsRefused(String version) throws IOException {
    okHttp(version);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessage(
            "the Registry SDK needs OkHttp 4.12.0 or newer and found "
                + version
                + ": raise its version in your build");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.12.0", "5.0.0-alpha.1", "6.0.0", "patched"})
  void newerOkHttpAndABuildOfOnesOwnAreAccepted(String version) throws IOException {
    okHttp(version);

    assertThatNoException().isThrownBy(() -> createWith(entry -> true));
  }

  /** As Maven puts them together where OkHttp is managed to an old version. */
  @Test
  void olderOkHttpBeforeANewOneOnTheClassPathIsRefused() throws IOException {
    compile("okhttp3", "OkHttpClient", "");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessageContaining(" needs OkHttp 4.12.0 or newer and found none or a much older one:");
  }

  /** OkHttp 3 has no class that says its version. */
  @Test
  void okHttpWithoutAVersionIsRefused() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("okhttp")))
        .withMessageContaining(" needs OkHttp 4.12.0 or newer and found none or a much older one:");
  }

  @Test
  void olderJacksonIsRefused() throws IOException {
    compile(
        "com.fasterxml.jackson.databind.cfg",
        "PackageVersion",
        "public static final com.fasterxml.jackson.core.Version VERSION ="
            + " new com.fasterxml.jackson.core.Version(2, 9, 0, null, null, null);");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> true))
        .withMessageContaining(" or newer and found 2.9.0: ");
  }

  @Test
  void missingJacksonIsRefused() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> createWith(entry -> !entry.contains("jackson-databind")))
        .withMessageContaining(" needs Jackson ");
  }

  /** A whole OkHttp that says this version. */
  private void okHttp(String version) throws IOException {
    Path jar = Path.of(OkHttp.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (FileSystem classes = FileSystems.newFileSystem(jar);
        Stream<Path> files = Files.walk(classes.getPath("okhttp3"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, older.resolve(file.toString()));
      }
    }
    compile("okhttp3", "OkHttp", "public static final String VERSION = \"%s\";".formatted(version));
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
