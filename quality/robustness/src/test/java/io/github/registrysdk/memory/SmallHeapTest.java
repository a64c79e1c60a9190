package io.github.registrysdk.memory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The heap that a call needs, whatever the server sends. */
final class SmallHeapTest {
  /** The default of {@code maxResponseBytes}. */
  private static final int LIMIT = 8 * 1024 * 1024;

  /** A JVM of 10 MiB creates a token, one of 8 MiB does not. */
  private static final int MEGABYTES_WITHOUT_BODY = 12;

  private static final int MEGABYTES = MEGABYTES_WITHOUT_BODY + 4 * LIMIT / 1024 / 1024;
  private static final int PAGES = 45;
  private static final String ONCE = "bkt_once_7d1e";
  private static final String TOKEN =
      "{\"id\":\"t1\",\"created_at\":\"2024-09-03T06:46:39.441Z\",\"token\":\"" + ONCE + "\"";

  /**
   * What follows a token until the response is as long as it may be.
   *
   * @param end what makes the response valid, or nothing
   */
  private record Flood(String start, String piece, String end) {
    void writeTo(OutputStream out, int length) throws IOException {
      FloodServer.head(out, 201, length);
      out.write((TOKEN + start).getBytes(US_ASCII));
      FloodServer.repeat(out, piece, length - TOKEN.length() - start.length() - end.length());
      out.write(end.getBytes(US_ASCII));
    }
  }

  private static final List<Flood> FLOODS =
      List.of(
          new Flood("", " ", ""),
          new Flood("", " ", "}"),
          new Flood("", "\"", ""),
          new Flood(",\"x\":\"", "a", ""),
          new Flood(",\"x\":\"", "a", "\"}"),
          new Flood(",\"x\":\"", "\\u0041", ""),
          new Flood(",\"x\":[[]", ",[]", ""),
          new Flood(",\"x\":[{}", ",{}", ""),
          new Flood(",\"x\":[{\"y\":{}}", ",{\"y\":{}}", ""),
          new Flood(",\"x\":[1", ",1.5", ""),
          new Flood(",\"x\":[1", ",1e400", ""),
          new Flood(",\"x\":[\"\"", ",\"\"", ""),
          new Flood(",\"", "n", ""),
          new Flood(",\"x\":1", "1", ""),
          new Flood(",\"x\":", "[", ""));

  /** What the other JVM runs. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      try (BuildkiteClient client =
          BuildkiteClient.builder()
              .token(Secret.of("bkua_for_tests"))
              .baseUrl(arguments[0])
              .build()) {
        PackageRegistryHandle registry = client.organization("acme").registry("gems");
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
          said.append(create(registry)).append('\n');
        }
        if (arguments.length > 3) {
          long length = Long.parseLong(arguments[3]);
          Upload upload = Upload.from("b-1.gem", length, () -> zeros(length));
          said.append("published ").append(registry.packages().publish(upload).id()).append('\n');
        }
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
          said.append(packages(registry)).append(" packages\n");
        }
        byte[] bytes = said.toString().getBytes(UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
      }
    }

    private static InputStream zeros(long length) {
      return new InputStream() {
        private long left = length;

        @Override
        public int read() {
          return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int most) {
          int read = (int) Math.min(left, most);
          left -= read;
          return read == 0 && most > 0 ? -1 : read;
        }
      };
    }

    private static String packages(PackageRegistryHandle registry) {
      try {
        return String.valueOf(registry.packages().list().stream().count());
      } catch (SdkException e) {
        return e.getMessage() + " instead of";
      }
    }

    private static String create(PackageRegistryHandle registry) {
      try {
        return "created " + registry.tokens().create("d").secret().reveal();
      } catch (SdkException e) {
        return "recovered " + e.recoveredSecret().map(Secret::reveal).orElse("nothing") + " " + e;
      } catch (OutOfMemoryError e) {
        return "lost " + e;
      }
    }
  }

  /**
   * @param creates how many tokens are created before the packages are listed
   * @param lists how often these are listed
   * @param upload the length of a file that is published before that, or nothing
   */
  private static List<String> run(
      int megabytes, int creates, int lists, FloodServer.Flood flood, String... upload)
      throws IOException {
    try (FloodServer server = new FloodServer(flood)) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + megabytes + "m",
                  "-Xmn3m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Program.class.getName(),
                  server.url(),
                  String.valueOf(creates),
                  String.valueOf(lists)));
      command.addAll(List.of(upload));
      Process java =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new String(java.getInputStream().readAllBytes(), UTF_8).lines().toList();
    }
  }

  private static void noPackages(OutputStream out) throws IOException {
    String none = "{\"items\":[],\"links\":{}}";
    FloodServer.head(out, 200, none.length());
    out.write(none.getBytes(US_ASCII));
  }

  private static List<String> createTokens(int megabytes, int length) throws IOException {
    return run(
        megabytes,
        FLOODS.size(),
        1,
        (request, out) -> {
          if (request <= FLOODS.size()) {
            FLOODS.get(request - 1).writeTo(out, length);
          } else {
            noPackages(out);
          }
        });
  }

  @Test
  void callTakesAtMostFourTimesItsLimitAndLosesNoToken() throws Exception {
    List<String> said = createTokens(MEGABYTES, LIMIT);

    assertThat(said).hasSize(FLOODS.size() + 1).last().isEqualTo("0 packages");
    assertThat(said.subList(0, FLOODS.size()))
        .allSatisfy(line -> assertThat(line).contains(" " + ONCE).doesNotContain("memory"));
    assertThat(said).filteredOn(line -> line.startsWith("created")).hasSize(1);
  }

  @Test
  void responseThatIsTooLargeLosesNoToken() throws Exception {
    List<String> said = createTokens(MEGABYTES, LIMIT + 1);

    assertThat(said.subList(0, FLOODS.size()))
        .allSatisfy(
            line -> assertThat(line).startsWith("recovered " + ONCE).doesNotContain("memory"));
  }

  @Test
  void tokenIsRecoveredThoughTheHeapIsTooSmallForTheResponse() throws Exception {
    List<String> said = createTokens(MEGABYTES_WITHOUT_BODY + 4, LIMIT);

    assertThat(said).hasSize(FLOODS.size() + 1).last().isEqualTo("0 packages");
    assertThat(said.subList(0, FLOODS.size()))
        .allSatisfy(
            line -> assertThat(line).startsWith("recovered " + ONCE).contains("not enough memory"));
  }

  /**
   * A page of small parts.
   *
   * @param part written again and again, with a number that differs each time
   * @param tokens how many names, values and ends of objects a part has
   */
  private record PageFlood(String start, String part, int tokens, String end) {
    /** As long as it may be, or with so many names and values. */
    void writeTo(OutputStream out, int most) throws IOException {
      StringBuilder page = new StringBuilder("{\"items\":[{\"id\":\"p\",\"name\":\"n\"");
      page.append(start);
      for (int i = 0; i < most / tokens && page.length() < LIMIT - 100; i++) {
        page.append(part.replace("#", Integer.toString(i, Character.MAX_RADIX)));
      }
      page.append(end).append("}],\"links\":{}}");
      FloodServer.head(out, 200, page.length());
      out.write(page.toString().getBytes(US_ASCII));
    }
  }

  private static final List<PageFlood> PAGE_FLOODS =
      List.of(
          new PageFlood("", "},{\"id\":\"\",\"name\":\"\"", 6, ""),
          new PageFlood("", "},{\"id\":\"#\",\"name\":\"#\"", 6, ""),
          new PageFlood("", "},{\"id\":\"#\",\"name\":\"#\",\"digests\":{\"\":\"#\"}", 11, ""),
          new PageFlood(",\"digests\":{\"\":\"\"", ",\"#\":\"\"", 2, "}"),
          new PageFlood(",\"digests\":{\"\":\"\"", ",\"#\":\"#\"", 2, "}"));

  private static List<String> listPages(int tokens) throws IOException {
    return run(
        MEGABYTES,
        0,
        PAGE_FLOODS.size(),
        (request, out) -> PAGE_FLOODS.get(request - 1).writeTo(out, tokens));
  }

  /** Objects and texts take more heap than bytes. */
  @Test
  void pageOfSmallPartsTakesAtMostFourTimesTheLimit() throws Exception {
    assertThat(listPages(Integer.MAX_VALUE))
        .hasSize(PAGE_FLOODS.size())
        .allSatisfy(line -> assertThat(line).contains("too many"));
    assertThat(listPages(198_000))
        .containsExactly(
            "33001 packages", "33001 packages", "18001 packages", "1 packages", "1 packages");
  }

  @Test
  void uploadTakesNoMoreHeapThanASmallCall() throws Exception {
    List<String> said =
        run(
            MEGABYTES_WITHOUT_BODY + 4,
            0,
            1,
            (request, out) -> {
              if (request > 1) {
                noPackages(out);
                return;
              }
              String one = "{\"id\":\"p1\",\"name\":\"b\"}";
              FloodServer.head(out, 201, one.length());
              out.write(one.getBytes(US_ASCII));
            },
            String.valueOf(RegistryPackageService.LARGEST_VIA_API));
    assertThat(said).containsExactly("published p1", "0 packages");
  }

  @Test
  void linksOfAMegabyteOnEachPageAreNotKept() throws Exception {
    List<String> said =
        run(
            32,
            0,
            1,
            (request, out) -> {
              if (request == PAGES) {
                noPackages(out);
                return;
              }
              String start =
                  "{\"items\":[{\"id\":\"p\",\"name\":\"n\"}],\"links\":{\"next\":\"?p=" + request;
              FloodServer.head(out, 200, start.length() + 1_000_000 + 3);
              out.write(start.getBytes(US_ASCII));
              FloodServer.repeat(out, "c", 1_000_000);
              out.write("\"}}".getBytes(US_ASCII));
            });
    assertThat(said).containsExactly(PAGES - 1 + " packages");
  }
}
