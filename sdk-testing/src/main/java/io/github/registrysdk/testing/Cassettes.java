package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.cassette.Host;
import io.github.registrysdk.testing.internal.cassette.Hosts;
import io.github.registrysdk.testing.internal.cassette.Playback;
import io.github.registrysdk.testing.internal.cassette.Recording;
import io.github.registrysdk.testing.internal.cassette.Replacements;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Records the requests of a test and the responses of a provider, and replays them in later runs
 * without the provider.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Cassettes cassettes =
 *     Cassettes.builder(
 *             Path.of("src/test/resources/cassettes"), URI.create("https://api.buildkite.com/"))
 *         .build();
 *
 * @Test
 * void registryIsFound() {
 *   try (BuildkiteClient buildkite =
 *       BuildkiteClient.builder()
 *           .baseUrl(cassettes.baseUrl().toString())
 *           .token(Secret.of(cassettes.secret("BUILDKITE_API_TOKEN")))
 *           .build()) {
 *     String organization = cassettes.variable("BUILDKITE_ORGANIZATION_SLUG", "acme");
 *     assertThat(buildkite.organization(organization).registries().list()).isNotEmpty();
 *   }
 * }
 * }</pre>
 *
 * <p>The system property {@code cassettes} selects the {@linkplain CassetteMode mode}: {@code
 * live}, {@code record} or {@code replay}, which is the default. Each test has its own cassette:
 * the file {@code TheTestClass/theTestMethod.json} in the given folder, where the class is the one
 * that declares the method. The name for a parameterized or repeated test also contains the number
 * of the invocation. A test that fails writes no cassette.
 *
 * <p>A cassette is JSON: for each interaction the method, path, query, body and relevant headers of
 * the request, and the status, body and relevant headers of the response. A cassette does not
 * contain {@code Authorization} headers. Before a cassette is written, these values are replaced:
 * the credentials of those headers, the values of fields such as {@code token}, {@code password}
 * and {@code encrypted_value}, e-mail addresses, names of users, UUIDs and numeric ids. A value
 * always gets the same replacement. If something that looks like a secret remains, the test fails
 * and writes nothing, and the message names the place.
 *
 * <p>In replay mode, a request gets the response of the first unused interaction with the same
 * method, path, query and body. If a secret or an id was replaced in the recorded body, the value
 * that the test sends there matches. A request that is not in the cassette gets a response with
 * status 501. The test then fails at its end, and the message contains the method and path of the
 * request. The requests of a test must therefore not change between runs: take values of the
 * environment from {@link #variable}, and create names with {@link #uniqueName}.
 *
 * <p>In every mode, clients use {@link #baseUrl()}. It is the URL of a server on this machine,
 * which forwards requests to the provider or replays responses. URLs of the provider in responses
 * are changed to this URL, so that links to other pages work. Tests may run in parallel. Bodies
 * that are neither JSON nor text are not recorded faithfully, except for files in multipart forms.
 */
@SuppressWarnings("exports") // JUnit is optional in this module; who registers this has it
public final class Cassettes implements BeforeEachCallback, AfterEachCallback {

  private static final String PROPERTY = "cassettes";
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT);

  private final Path folder;
  private final URI provider;
  private final URI target;
  private final List<String> otherHosts;
  private final Set<String> keptFields;
  private final CassetteMode mode;
  private final UnaryOperator<@Nullable String> environment;

  @SuppressWarnings("ThreadLocalUsage") // not static: a class may have several, a tape each
  private final ThreadLocal<@Nullable Tape> current = new ThreadLocal<>();

  private Cassettes(Builder builder) {
    this.folder = builder.folder;
    this.provider = builder.provider;
    this.target = builder.target;
    this.otherHosts = List.copyOf(builder.otherHosts);
    this.keptFields = Set.copyOf(builder.keptFields);
    this.environment = builder.environment;
    this.mode = builder.mode == null ? mode(System.getProperty(PROPERTY)) : builder.mode;
  }

  private static CassetteMode mode(@Nullable String property) {
    if (property == null || property.isBlank()) {
      return CassetteMode.REPLAY;
    }
    try {
      return CassetteMode.valueOf(property.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "the system property cassettes must be live, record or replay, not " + property, unknown);
    }
  }

  /**
   * Cassettes to be set up.
   *
   * @param folder where the cassettes are, relative to the module that is tested
   * @param provider the provider's base URL, as cassettes show it
   * @return a builder with the defaults
   */
  public static Builder builder(Path folder, URI provider) {
    return new Builder(folder, provider);
  }

  /**
   * Where the responses come from.
   *
   * @return the mode of this run
   */
  public CassetteMode mode() {
    return mode;
  }

  /**
   * The base URL for the client under test: plain http on the loopback interface, with the path of
   * the provider's base URL.
   *
   * @return a URL that is valid until the test ends
   * @throws IllegalStateException if no test is running on this thread
   */
  public URI baseUrl() {
    return URI.create(tape().provider.local() + provider.getRawPath());
  }

  /**
   * A token or another secret of the environment.
   *
   * @param variable the environment variable, such as {@code BUILDKITE_API_TOKEN}
   * @return its value; in replay mode the variable's name
   * @throws IllegalStateException if it is not set, except in replay mode
   */
  public String secret(String variable) {
    if (mode == CassetteMode.REPLAY) {
      return variable;
    }
    String value = required(variable);
    tape().replacements.secret(value);
    return value;
  }

  /**
   * A value that differs between those who record, such as the name of an organization.
   *
   * @param variable the environment variable
   * @param replayed the value that cassettes contain instead
   * @return the variable's value; in replay mode {@code replayed}
   * @throws IllegalStateException if it is not set, except in replay mode
   */
  public String variable(String variable, String replayed) {
    if (mode == CassetteMode.REPLAY) {
      return replayed;
    }
    String value = required(variable);
    tape().replacements.text(value, replayed);
    return value;
  }

  private String required(String variable) {
    String value = environment.apply(variable);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(variable + " is not set; -Dcassettes=" + mode + " needs it");
    }
    return value;
  }

  /**
   * A name for something that the test creates: the prefix, the time in UTC, and four random
   * characters, all of them lower-case letters and digits. Cassettes contain the prefix and a
   * number instead.
   *
   * @param prefix lower-case letters and digits
   * @return a name that no other run uses; in replay mode, the name in the cassette
   */
  public String uniqueName(String prefix) {
    Tape tape = tape();
    String replayed = prefix + ++tape.names;
    if (mode == CassetteMode.REPLAY) {
      return replayed;
    }
    String random =
        Integer.toString(RandomGenerator.getDefault().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
    String name = prefix + NAME_TIME.format(LocalDateTime.now(ZoneOffset.UTC)) + random;
    tape.replacements.text(name, replayed);
    return name;
  }

  /**
   * The requests and responses of this test so far, oldest first. In the live and record modes,
   * they are as the provider sent them, and no value is replaced.
   *
   * @return a copy that later requests do not change
   */
  public List<RecordedExchange> exchanges() {
    return List.copyOf(tape().exchanges);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start(name(context));
  }

  void start(String name) {
    Path file = folder.resolve(name);
    if (mode == CassetteMode.REPLAY && !Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "there is no cassette " + file + "; -Dcassettes=record records one");
    }
    current.set(new Tape(file));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end(context.getExecutionException().isEmpty());
  }

  void end(boolean passed) {
    Tape tape = tape();
    current.remove();
    tape.close(passed);
  }

  private static String name(ExtensionContext context) {
    String id = context.getUniqueId();
    int number = id.indexOf('#', id.lastIndexOf('/'));
    String invocation = number < 0 ? "" : "-" + id.substring(number + 1, id.indexOf(']', number));
    Method test = context.getRequiredTestMethod();
    return test.getDeclaringClass().getSimpleName() + "/" + test.getName() + invocation + ".json";
  }

  private Tape tape() {
    Tape tape = current.get();
    if (tape == null) {
      throw new IllegalStateException(
          "no cassette here: each test has one, from @BeforeEach to @AfterEach");
    }
    return tape;
  }

  @Override
  public String toString() {
    return "Cassettes[" + mode + ", " + folder + ", " + provider + "]";
  }

  /** What one test needs. */
  private final class Tape {

    private final Path file;
    private final Replacements replacements = new Replacements(keptFields);
    private final List<RecordedExchange> exchanges = new CopyOnWriteArrayList<>();
    private final Host provider;
    private final List<Host> all = new ArrayList<>();
    private final @Nullable Recording recording;
    private final @Nullable Playback playback;
    private int names;

    Tape(Path file) {
      this.file = file;
      provider = Host.provider(Cassettes.this.provider, target, this::respond);
      all.add(provider);
      otherHosts.forEach(host -> all.add(Host.elsewhere(host, this::respond)));
      var hosts = new Hosts(all);
      boolean replay = mode == CassetteMode.REPLAY;
      recording = replay ? null : new Recording(hosts, replacements, exchanges::add);
      playback = replay ? new Playback(file, hosts, exchanges::add) : null;
    }

    private @Nullable FakeResponse respond(Host host, FakeRequest request) {
      if (playback != null) {
        return playback.respond(host, request);
      }
      return recording == null ? null : recording.respond(host, request);
    }

    void close(boolean passed) {
      all.forEach(Host::close);
      if (playback != null && !playback.problems().isEmpty()) {
        throw new AssertionError(String.join("; ", playback.problems()));
      }
      if (recording != null && mode == CassetteMode.RECORD && passed) {
        recording.write(
            file,
            "recorded from " + Cassettes.this.provider + " on " + LocalDate.now(ZoneOffset.UTC),
            keptFields);
      }
    }
  }

  /** Sets up {@link Cassettes}. */
  public static final class Builder {

    private final Path folder;
    private final URI provider;
    private URI target;
    private final List<String> otherHosts = new ArrayList<>();
    private final Set<String> keptFields = new HashSet<>();
    private @Nullable CassetteMode mode;
    private UnaryOperator<@Nullable String> environment = System::getenv;

    private Builder(Path folder, URI provider) {
      if (!provider.isAbsolute() || !provider.getPath().endsWith("/")) {
        throw new IllegalArgumentException(
            "the provider's base URL must be absolute and end in a slash: " + provider);
      }
      this.folder = folder;
      this.provider = provider;
      this.target = provider;
    }

    /**
     * Sets the mode. By default, the system property {@code cassettes} sets it.
     *
     * @param newMode the mode
     * @return this builder
     */
    public Builder mode(CassetteMode newMode) {
      this.mode = newMode;
      return this;
    }

    /**
     * Forwards requests to another server than the provider in the cassettes, such as a fake or an
     * Enterprise Server. Only scheme, host and port are used.
     *
     * @param server the server's URL
     * @return this builder
     */
    public Builder forwardTo(URI server) {
      this.target = server;
      return this;
    }

    /**
     * Also records and replays requests to another host, such as storage, if a response sends the
     * client there. In responses, the URL of this host is changed to a local URL.
     *
     * @param host a domain, with all its subdomains, or a host with its port
     * @return this builder
     */
    public Builder otherHost(String host) {
      otherHosts.add(host.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Keeps the values of a field unchanged although they look like secrets, for example public
     * keys.
     *
     * @param name the name of the field in JSON, of a query parameter, or of a part of a form
     * @return this builder
     */
    public Builder keepField(String name) {
      keptFields.add(name);
      return this;
    }

    /** The environment of tests of this class. */
    Builder environment(UnaryOperator<@Nullable String> variables) {
      this.environment = variables;
      return this;
    }

    /**
     * The extension.
     *
     * @return cassettes, to be registered with {@code @RegisterExtension}
     * @throws IllegalArgumentException if the system property names no mode
     */
    public Cassettes build() {
      return new Cassettes(this);
    }
  }
}
