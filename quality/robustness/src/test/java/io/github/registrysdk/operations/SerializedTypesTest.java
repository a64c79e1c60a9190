package io.github.registrysdk.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteKeyPair;
import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Cursor;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.UrlEncodedForm;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubApp;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.github.RegistrySecret;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.rotation.TokenHolder;
import io.github.registrysdk.rotation.TokenRotation;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeClusterSecret;
import io.github.registrysdk.testsupport.RsaKeys;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Creates an object of each public type with a secret at each place where one can be, writes it
 * with the default settings of Jackson 2, Jackson 3 and Gson, and searches what they print.
 */
class SerializedTypesTest {
  private static final String PLANTED = "planted0secret";
  private static final String URL = "https://me:" + PLANTED + "@r.example/a";
  private static final Secret SECRET = Secret.of(PLANTED);

  private static final RSAPrivateKey KEY = (RSAPrivateKey) RsaKeys.PAIR.getPrivate();
  private static final BuildkiteClient BUILDKITE = BuildkiteClient.builder().token(SECRET).build();
  private static final GitHubClient GITHUB = GitHubClient.builder().token(SECRET).build();
  private static final HumanitecClient HUMANITEC = HumanitecClient.builder().token(SECRET).build();

  private static final JsonFields FIELDS =
      JsonFields.of(Map.of("a", PLANTED, "b", Map.of("c", List.of(PLANTED))));

  /** Not of a cluster, where the secret is the name of an object. */
  private static final Set<String> FAKE_SECRETS = Set.of("secret", "password", "tokenSecret");

  /** Types that are not created with their constructor. */
  private static final Map<Class<?>, Object> MADE = made();

  /** What a reader of the output must not find. */
  private static final List<String> FORBIDDEN =
      List.of(
          PLANTED,
          PLANTED.chars().mapToObj(String::valueOf).reduce((a, b) -> a + "," + b).orElseThrow(),
          Base64.getEncoder().encodeToString(PLANTED.getBytes(StandardCharsets.UTF_8)),
          KEY.getPrivateExponent().toString().substring(0, 20),
          KEY.getModulus().toString().substring(0, 20));

  @AfterAll
  static void closeClients() {
    BUILDKITE.close();
    GITHUB.close();
    HUMANITEC.close();
  }

  @TestFactory
  Stream<DynamicTest> noSecretIsPrinted() throws IOException {
    return publicTypes().stream()
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> check(type)));
  }

  private static void check(Class<?> type) throws ReflectiveOperationException {
    Object value = create(type);
    if (value instanceof SdkException e) {
      Method attach = SdkException.class.getDeclaredMethod("attachRecoveredSecret", Secret.class);
      attach.setAccessible(true);
      attach.invoke(e, SECRET);
    }
    for (Map.Entry<String, Writer> writer : writers().entrySet()) {
      if (isOfAFake(type) && !writer.getKey().equals("toString")) {
        continue;
      }
      String printed = print(writer.getValue(), value);
      assertThat(FORBIDDEN)
          .as("%s printed %s", writer.getKey(), printed)
          .noneMatch(printed::contains);
    }
  }

  /** What a fake was sent is there to be compared in a test, and is no secret of a user. */
  private static boolean isOfAFake(Class<?> type) {
    return type.getPackageName().equals("io.github.registrysdk.testing");
  }

  private interface Writer {
    String write(Object value) throws Exception;
  }

  private static Map<String, Writer> writers() {
    var jackson2 = new com.fasterxml.jackson.databind.ObjectMapper();
    var withTimes =
        com.fasterxml.jackson.databind.json.JsonMapper.builder().findAndAddModules().build();
    var jackson3 = new tools.jackson.databind.ObjectMapper();
    var gson = new Gson();
    return Map.of(
        "toString", String::valueOf,
        "Jackson 2", jackson2::writeValueAsString,
        "Jackson 2 with java.time", withTimes::writeValueAsString,
        "Jackson 3", jackson3::writeValueAsString,
        "Gson", gson::toJson);
  }

  /** A writer that refuses a type prints what its exception says. */
  private static String print(Writer writer, Object value) {
    try {
      return writer.write(value);
    } catch (Exception | StackOverflowError e) {
      StringBuilder messages = new StringBuilder();
      for (Throwable t = e; t != null; t = t.getCause()) {
        messages.append(t.getMessage()).append('\n');
      }
      return messages.toString();
    }
  }

  /** In the packages that the modules export to everybody. */
  private static Set<Class<?>> publicTypes() throws IOException {
    Set<Class<?>> types = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
    for (Class<?> of :
        List.of(
            Secret.class,
            BuildkiteClient.class,
            GitHubClient.class,
            HumanitecClient.class,
            TokenRotation.class,
            FakeBuildkite.class)) {
      Path location =
          Path.of(URI.create(of.getProtectionDomain().getCodeSource().getLocation().toString()));
      for (var module : ModuleFinder.of(location).findAll()) {
        Set<String> exported = new TreeSet<>();
        module.descriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .forEach(export -> exported.add(export.source()));
        try (var reader = module.open();
            var names = reader.list()) {
          names
              .filter(name -> name.endsWith(".class"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .filter(
                  name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
              .map(SerializedTypesTest::load)
              .filter(SerializedTypesTest::isMade)
              .forEach(types::add);
        }
      }
    }
    return types;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, SerializedTypesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isMade(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    return !Modifier.isAbstract(type.getModifiers()) && !type.isEnum();
  }

  private static Object create(Class<?> type) throws ReflectiveOperationException {
    Object made = MADE.get(type);
    if (made != null) {
      return made;
    }
    Constructor<?> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(c -> !c.isSynthetic())
            .max((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
            .orElseThrow();
    constructor.setAccessible(true);
    Parameter[] parameters = constructor.getParameters();
    @Nullable Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] =
          isOfAFake(type) && parameters[i].getType() == String.class
              ? type != FakeClusterSecret.class && FAKE_SECRETS.contains(parameters[i].getName())
                  ? PLANTED
                  : "text"
              : argument(parameters[i].getName(), parameters[i].getParameterizedType());
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException | IllegalArgumentException e) {
      throw new AssertionError("add " + type.getName() + " to MADE", e);
    }
  }

  private static @Nullable Object argument(String name, Type type)
      throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return List.of(Objects.requireNonNull(argument(name, arguments[0])));
      }
      return generic.getRawType() == Map.class
          ? Map.of("name", Objects.requireNonNull(argument("value", arguments[1])))
          : null;
    }
    if (!(type instanceof Class<?>)) {
      return "text";
    }
    if (type == String.class) {
      boolean url = name.endsWith("rl");
      return url ? URL : "text";
    }
    if (type == int.class) {
      return 200;
    }
    if (type == long.class || type == Long.class) {
      return 1L;
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type == Duration.class) {
      return Duration.ZERO;
    }
    if (type == Object.class) {
      return "text";
    }
    if (type instanceof Class<?> known && known.getName().startsWith("io.github.registrysdk")) {
      if (known.isEnum()) {
        return known.getEnumConstants()[0];
      }
      if (known.isSealed()) {
        return argument(name, known.getPermittedSubclasses()[0]);
      }
      return known.isInterface() || Modifier.isAbstract(known.getModifiers())
          ? null
          : create(known);
    }
    return null;
  }

  private static Map<Class<?>, Object> made() {
    Map<Class<?>, Object> made = new HashMap<>();
    BuildkiteOrganization buildkite = BUILDKITE.organization("acme");
    GitHubOrganization github = GITHUB.organization("acme");
    HumanitecOrganization humanitec = HUMANITEC.organization("acme");
    CreatePrivateRegistry.Builder created =
        CreatePrivateRegistry.builder(
                PrivateRegistryType.NPM_REGISTRY,
                "https://r.example",
                RepositoryAccess.privateRepositories())
            .token(SECRET);
    UpdatePrivateRegistry.Builder updated = UpdatePrivateRegistry.builder().secret(SECRET);
    CreateRegistry.Builder humanitecCreated =
        CreateRegistry.builder("fruit", "r.example").basic("ci", SECRET);
    UpdateRegistry.Builder humanitecUpdated = UpdateRegistry.builder().account("ci", SECRET);
    Cassettes.Builder cassettes =
        Cassettes.builder(Path.of("target"), URI.create("https://api.example.com/"));
    TokenRotation.Builder rotation =
        TokenRotation.of(buildkite.registry("fruit").tokens(), "fruit")
            .to(TokenHolder.humanitec(humanitec.registries(), "fruit", "r.example"))
            .to(TokenHolder.gitHub(github.privateRegistries(), "fruit"));
    for (Object value :
        List.of(
            rotation,
            rotation.build(),
            cassettes,
            cassettes.build(),
            BUILDKITE,
            buildkite.registry("jars", Ecosystem.JAVA).access(),
            buildkite.registries(),
            github.privateRegistries(),
            humanitec.registries(),
            GITHUB,
            HUMANITEC,
            BuildkiteClient.builder().token(SECRET),
            GitHubClient.builder().token(SECRET),
            HumanitecClient.builder().token(SECRET),
            buildkite,
            github,
            humanitec,
            created,
            created.build(),
            updated,
            updated.build(),
            humanitecCreated,
            humanitecCreated.build(),
            humanitecUpdated,
            humanitecUpdated.build(),
            humanitec.registries().credsSource("fruit"),
            new Registry("fruit", URL, RegistryType.BASIC, false, null, null, Map.of(), FIELDS),
            new RegistryCreds(URL, "ci", SECRET, null, Map.of(), FIELDS),
            SECRET,
            SecretPolicy.whenChangedSince(SecretPolicy.fingerprint(SECRET)),
            new Cursor("/v2/a?page=2"),
            JsonType.of(AccessToken.class),
            ErrorBody.of(Map.of("a", PLANTED)),
            FIELDS,
            RequestFields.empty().with("a", SECRET).with("b", List.of(SECRET)),
            Multipart.of(Map.of("policy", PLANTED)),
            UrlEncodedForm.of(Map.of("a", PLANTED, "b", SECRET)),
            ApiRequest.post("a")
                .query("a", PLANTED)
                .header("X-A", PLANTED)
                .json("\"" + PLANTED + "\""),
            CallOptions.builder().query("a", PLANTED).header("X-A", PLANTED),
            CallOptions.builder().query("a", PLANTED).header("X-A", PLANTED).build(),
            Upload.bytes("a.txt", PLANTED.getBytes(StandardCharsets.UTF_8)),
            RegistrySecret.encrypted(
                Base64.getEncoder().encodeToString(PLANTED.getBytes(StandardCharsets.UTF_8)), "1"),
            GitHubApp.installation("1", Secret.of(RsaKeys.pkcs8()), 1),
            BuildkiteKeyPair.of("b63254c0-3271-4a98-8270-7cfbd6c2f14e", Secret.of(RsaKeys.pkcs8())),
            BuildkiteOidc.agent(
                Map.of(
                    "BUILDKITE_JOB_ID", "j1",
                    "BUILDKITE_AGENT_ENDPOINT", "https://agent.example/v3",
                    "BUILDKITE_AGENT_ACCESS_TOKEN", PLANTED)))) {
      made.put(value.getClass(), value);
    }
    return made;
  }
}
