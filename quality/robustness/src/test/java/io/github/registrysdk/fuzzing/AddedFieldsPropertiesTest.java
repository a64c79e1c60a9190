package io.github.registrysdk.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.UpdatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testsupport.Fixture;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A field that the SDK does not know arrives as it was given, in each request that has a body. */
class AddedFieldsPropertiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Secret TOKEN = Secret.of("npm-token-0123456789");
  private static final String[] OF_PRIVATE_REGISTRIES = {
    "registry_type",
    "url",
    "visibility",
    "selected_repository_ids",
    "auth_type",
    "encrypted_value",
    "key_id",
    "username",
    "replaces_base",
    "tenant_id"
  };

  /** One request type: the fields that it knows, and how it is sent with another field. */
  enum Type {
    CREATE_PACKAGE_REGISTRY(
        CreatePackageRegistry.class,
        "name",
        "ecosystem",
        "team_ids",
        "description",
        "emoji",
        "color",
        "oidc_policy") {
      @Override
      Object send(MemoryWire wire, String name, @Nullable Object value) {
        CreatePackageRegistry request =
            CreatePackageRegistry.builder("fruit", Ecosystem.HELM).with(name, value).build();
        try (BuildkiteClient client = Clients.buildkite(wire)) {
          return outcome(request, () -> client.organization("acme").registries().create(request));
        }
      }
    },
    UPDATE_PACKAGE_REGISTRY(
        UpdatePackageRegistry.class, "name", "description", "emoji", "color", "oidc_policy") {
      @Override
      Object send(MemoryWire wire, String name, @Nullable Object value) {
        UpdatePackageRegistry request = UpdatePackageRegistry.builder().with(name, value).build();
        try (BuildkiteClient client = Clients.buildkite(wire)) {
          return outcome(
              request, () -> client.organization("acme").registries().update("fruit", request));
        }
      }
    },
    CREATE_PRIVATE_REGISTRY(CreatePrivateRegistry.class, OF_PRIVATE_REGISTRIES) {
      @Override
      Object send(MemoryWire wire, String name, @Nullable Object value) {
        CreatePrivateRegistry request =
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.example.com",
                    RepositoryAccess.privateRepositories())
                .token(TOKEN)
                .with(name, value)
                .build();
        try (GitHubClient client = Clients.github(wire)) {
          return outcome(
              request, () -> client.organization("acme").privateRegistries().create(request));
        }
      }
    },
    UPDATE_PRIVATE_REGISTRY(UpdatePrivateRegistry.class, OF_PRIVATE_REGISTRIES) {
      @Override
      Object send(MemoryWire wire, String name, @Nullable Object value) {
        UpdatePrivateRegistry request =
            UpdatePrivateRegistry.builder().secret(TOKEN).with(name, value).build();
        try (GitHubClient client = Clients.github(wire)) {
          return outcome(
              request,
              () -> {
                client.organization("acme").privateRegistries().update("NPM", request);
                return true;
              });
        }
      }
    },
    CREATE_REGISTRY(
        CreateRegistry.class, "id", "registry", "type", "enable_ci", "creds", "secrets") {
      @Override
      Object send(MemoryWire wire, String name, @Nullable Object value) {
        CreateRegistry request =
            CreateRegistry.builder("fruit", "r.example").publicRegistry().with(name, value).build();
        try (HumanitecClient client = Clients.humanitec(wire)) {
          return outcome(request, () -> client.organization("acme").registries().create(request));
        }
      }
    },
    UPDATE_REGISTRY(
        UpdateRegistry.class, "id", "registry", "type", "enable_ci", "creds", "secrets") {
      @Override
      Object send(MemoryWire wire, String name, @Nullable Object value) {
        UpdateRegistry request =
            UpdateRegistry.builder()
                .registry("r.example")
                .type(RegistryType.PUBLIC)
                .with(name, value)
                .build();
        try (HumanitecClient client = Clients.humanitec(wire)) {
          return outcome(
              request, () -> client.organization("acme").registries().update("fruit", request));
        }
      }
    };

    private final Class<?> request;
    private final String known;

    Type(Class<?> request, String... known) {
      this.request = request;
      this.known = String.join(" ", known);
    }

    /** What the caller gets to see of the request and its outcome. */
    abstract Object send(MemoryWire wire, String name, @Nullable Object value);

    private static String outcome(Object request, Callable<?> call) {
      try {
        return request + " " + call.call();
      } catch (SdkException e) {
        return request + Oracle.printed(e);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.strings()
        .all()
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(text -> text.replaceAll("[\\x{D800}-\\x{DFFF}]", "\ud83c\udf4c"))
        .filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<Object> json() {
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            text().map(text -> text),
            Arbitraries.integers().map(number -> number),
            Arbitraries.longs().map(number -> number),
            Arbitraries.bigDecimals().map(number -> number),
            Arbitraries.of(true, false).map(value -> value));
    return Arbitraries.lazyOf(
        () -> scalars,
        () -> scalars,
        () -> json().list().ofMaxSize(3).map(list -> list),
        () -> Arbitraries.maps(text(), json()).ofMaxSize(3).map(map -> map));
  }

  /** The first write is refused with 429, and retried. */
  private static MemoryWire wire() {
    AtomicInteger writes = new AtomicInteger();
    byte[] key =
        Fixture.read("github/public-key-to-seal-with.json").getBytes(StandardCharsets.UTF_8);
    return new MemoryWire(
        request -> {
          if (request.method().equals("GET")) {
            return Responses.ok(key);
          }
          String text = new String(request.body(), StandardCharsets.UTF_8);
          return writes.incrementAndGet() == 1
              ? Responses.of(429, "Retry-After: 1\r\n", new byte[0])
              : Responses.of(422, "Content-Type: application/json\r\n", echo(text));
        });
  }

  private static byte[] echo(String body) {
    try {
      return JSON.writeValueAsBytes(Map.of("message", body));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<JsonNode> sent(MemoryWire wire) throws IOException {
    List<JsonNode> bodies = new ArrayList<>();
    for (SentRequest request : wire.requests()) {
      if (!request.method().equals("GET")) {
        bodies.add(JSON.readTree(request.body()));
      }
    }
    return bodies;
  }

  @Property(tries = 300)
  void arrivesAsItWasGivenAndAgainInARetry(
      @ForAll Type type, @ForAll("text") String name, @ForAll("json") Object value)
      throws IOException {
    MemoryWire wire = wire();

    type.send(wire, "x_" + name, value);

    List<JsonNode> bodies = sent(wire);
    assertThat(bodies).hasSize(2);
    assertThat(bodies.get(0)).isEqualTo(bodies.get(1));
    JsonNode expected = JSON.readTree(JSON.writeValueAsBytes(value));
    assertThat(bodies.get(0).get("x_" + name)).isEqualTo(expected);
    if (type.request.getSimpleName().contains("Private")) {
      assertThat(bodies.get(0).has("encrypted_value")).isTrue();
    }
  }

  @Property(tries = 60)
  void secretArrivesAndIsNotShown(@ForAll Type type, @ForAll boolean nested) throws IOException {
    MemoryWire wire = wire();
    Secret secret = Canary.PASSWORD.secret();
    LogTape.rewind();

    Object shown = type.send(wire, "x", nested ? Map.of("a", List.of(secret)) : secret);

    String text = Canary.PASSWORD.text();
    for (JsonNode body : sent(wire)) {
      JsonNode sent = nested ? body.at("/x/a/0") : body.get("x");
      assertThat(sent.textValue()).isEqualTo(text);
    }
    assertThat(shown + LogTape.text()).doesNotContain(text);
  }

  @Property(tries = 60)
  void knownFieldIsRefusedWithTheMethodToUse(@ForAll Type type) {
    for (String field : type.known.split(" ", -1)) {
      MemoryWire wire = wire();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> type.send(wire, field, "x"))
          .withMessageStartingWith("the field " + field + " is known: use ");
      assertThat(wire.requests()).isEmpty();
    }
  }

  @Example
  void whatIsNoJsonIsRefused() {
    for (Object value :
        Arrays.asList(
            Double.NaN,
            Float.POSITIVE_INFINITY,
            new AtomicInteger(1),
            new byte[0],
            Map.of(1, "x"),
            List.of(new Object()),
            "half \ud800",
            Secret.of("line\n"))) {
      for (Type type : Type.values()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> type.send(wire(), "x", value))
            .withMessageContaining("x");
      }
    }
  }

  /** So that a new request type is not forgotten. */
  @Example
  void eachRequestTypeIsTestedHere() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Type type : Type.values()) {
      Path location =
          Path.of(
              URI.create(
                  type.request.getProtectionDomain().getCodeSource().getLocation().toString()));
      String inPackage = type.request.getPackageName().replace('.', '/') + "/";
      for (ModuleReference module : ModuleFinder.of(location).findAll()) {
        try (ModuleReader reader = module.open();
            Stream<String> files = reader.list()) {
          files
              .filter(name -> name.startsWith(inPackage))
              .map(name -> name.substring(inPackage.length()))
              .filter(name -> name.matches("(Create|Update|Put|Set)[A-Z]\\w*\\.class"))
              .map(name -> name.replace(".class", ""))
              .forEach(found::add);
        }
      }
    }
    assertThat(found)
        .containsExactlyElementsOf(
            Arrays.stream(Type.values())
                .map(type -> type.request.getSimpleName())
                .sorted()
                .toList());
  }
}
