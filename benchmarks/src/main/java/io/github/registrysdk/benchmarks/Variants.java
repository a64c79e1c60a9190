package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.internal.PackagePage;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.internal.json.LooseMapper;
import io.github.registrysdk.core.spi.JsonType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What can be measured call by call, by name. */
final class Variants {
  static final String TOKEN = "bkua_0123456789abcdef0123456789abcdef01234567";

  private static final String ID = Payloads.id(0);

  /** So many objects in turn, lest one side gain from an address that it has had just before. */
  private static final int IN_TURN = 16;

  static final String PACKAGES =
      "v2/packages/organizations/"
          + Payloads.ORGANIZATION
          + "/registries/"
          + Payloads.REGISTRY
          + "/packages";

  private Variants() {}

  static Work named(String name, String origin) {
    String[] parts = name.split("-");
    return switch (parts[0]) {
      case "hand", "twin" -> hand(parts[1], origin);
      case "stock" -> stockInstants(origin);
      case "ours" -> ours(parts[1], origin);
      case "silenced" -> silenced(parts[1], origin);
      case "beside" -> setUpBeside(origin);
      case "handover" -> handedOver(hand(parts[1], origin));
      case "strict" -> byHand(origin, JsonDecoder.of(JsonType.of(PackagePage.class))::decode);
      case "known" -> byHand(origin, JsonDecoder.of(JsonType.of(KnownPage.class))::decode);
      case "loose" -> byHand(origin, LooseMapper.reader(PackagePage.class)::readValue);
      case "publish" -> publishing(parts[1], origin);
      case "parse" -> Parsing.work(parts[1]);
      case "openai" -> OpenAiPeer.work(parts[1], origin);
      case "github", "githubok" -> GitHubPeer.work(parts[0], parts[1], origin);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Work hand(String what, String origin) {
    OkHttpClient http = what.equals("memory") ? InMemory.client() : new OkHttpClient();
    if (what.startsWith("openai") || what.startsWith("github")) {
      return PeerHand.work(what, http, origin);
    }
    if (what.equals("list")) {
      HandWritten hand = new HandWritten(http, origin + parent(), TOKEN);
      ObjectReader items = HandWritten.reader(HandWritten.Items.class);
      return () -> hand.<HandWritten.Items>get("packages", items).items();
    }
    HandWritten hand = new HandWritten(http, origin + PACKAGES, TOKEN);
    ObjectReader one = HandWritten.reader(HandWritten.Package.class);
    return what.equals("memory") ? () -> hand.get(ID, one) : inTurn(id -> hand.get(id, one));
  }

  /** By hand, with Jackson set up on another thread while the client is made and connects. */
  private static Work setUpBeside(String origin) {
    CompletableFuture<ObjectReader> one = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> one.complete(HandWritten.reader(HandWritten.Package.class)), "set-up");
    thread.setDaemon(true);
    thread.start();
    HandWritten hand = new HandWritten(new OkHttpClient(), origin + PACKAGES, TOKEN);
    return () -> hand.fetch(ID, json -> one.join().readValue(json, HandWritten.Package.class));
  }

  private static Work inTurn(Getter getter) {
    String[] ids = IntStream.range(0, IN_TURN).mapToObj(Payloads::id).toArray(String[]::new);
    int[] next = {0};
    return () -> getter.get(ids[next[0]++ & (IN_TURN - 1)]);
  }

  /** Gets the object of an id. */
  @FunctionalInterface
  private interface Getter {
    Object get(String id) throws Exception;
  }

  /** On another thread, so that the caller's can be interrupted. */
  private static Work handedOver(Work work) {
    ExecutorService other =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "handed-over");
              thread.setDaemon(true);
              return thread;
            });
    return () -> other.submit(work::once).get();
  }

  /** The list fetched by hand and decoded to the SDK's own records. */
  private static Work byHand(String origin, HandWritten.Decoder<?> decoder) {
    HandWritten hand = new HandWritten(new OkHttpClient(), origin + parent(), TOKEN);
    return () -> hand.fetch("packages", decoder);
  }

  private static Work publishing(String way, String origin) {
    try {
      Publishing.Runner runner = Publishing.runner(way, origin);
      return () -> {
        runner.run();
        return way;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The list by hand, with the instants of jackson-datatype-jsr310. */
  private static Work stockInstants(String origin) {
    HandWritten hand = new HandWritten(new OkHttpClient(), origin + parent(), TOKEN);
    ObjectReader items = HandWritten.mapper(false).readerFor(HandWritten.Items.class);
    return () -> hand.<HandWritten.Items>get("packages", items).items();
  }

  private static String parent() {
    return PACKAGES.substring(0, PACKAGES.lastIndexOf('/'));
  }

  private static Work ours(String what, String origin) {
    BuildkiteClient client = client(what.equals("memory") ? InMemory.client() : null, origin);
    RegistryPackageService packages = packages(client);
    return switch (what) {
      case "list" -> () -> packages.list(PackageQuery.all()).toList();
      case "one" -> inTurn(packages::get);
      case "memory" -> () -> packages.get(ID);
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static Work silenced(String what, String origin) {
    CountingLogs.requireInUse();
    return ours(what, origin);
  }

  static BuildkiteClient client(@Nullable OkHttpClient lent, String origin) {
    BuildkiteClient.Builder builder =
        BuildkiteClient.builder().baseUrl(origin).token(Secret.of(TOKEN));
    return (lent == null ? builder : builder.httpClient(lent)).build();
  }

  static RegistryPackageService packages(BuildkiteClient client) {
    return client.organization(Payloads.ORGANIZATION).registry(Payloads.REGISTRY).packages();
  }
}
