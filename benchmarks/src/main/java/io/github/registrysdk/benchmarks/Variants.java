package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.core.Secret;
import java.io.IOException;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;

/** What can be measured call by call, by name. */
final class Variants {
  static final String TOKEN = "bkua_0123456789abcdef0123456789abcdef01234567";

  private static final String ID = Payloads.id(0);

  /** So many objects in turn, so that neither side gains from a URL that it has just used. */
  private static final int IN_TURN = 16;

  private static final String REGISTRY =
      "v2/packages/organizations/" + Payloads.ORGANIZATION + "/registries/" + Payloads.REGISTRY;

  private Variants() {}

  static Work named(String name, String origin) throws IOException {
    String[] parts = name.split("-");
    return switch (parts[0]) {
      case "hand", "twin" -> hand(parts[1], origin);
      case "ours" -> ours(parts[1], origin);
      case "silenced" -> {
        CountingLogs.requireInUse();
        yield ours(parts[1], origin);
      }
      case "publish", "upload" -> Uploads.publishing(origin, parts[0].equals("publish"));
      case "batch" -> Batch.publishing(origin);
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
      HandWritten hand = new HandWritten(http, origin + REGISTRY, TOKEN);
      ObjectReader items = HandWritten.reader(HandWritten.Items.class);
      return () -> hand.<HandWritten.Items>get("packages", items).items();
    }
    HandWritten hand = new HandWritten(http, origin + REGISTRY + "/packages", TOKEN);
    ObjectReader one = HandWritten.reader(HandWritten.Package.class);
    return what.equals("memory") ? () -> hand.get(ID, one) : inTurn(id -> hand.get(id, one));
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

  private static Work ours(String what, String origin) {
    BuildkiteClient.Builder builder = builder(origin);
    RegistryPackageService packages =
        packages((what.equals("memory") ? builder.httpClient(InMemory.client()) : builder).build());
    return switch (what) {
      case "list" -> () -> packages.list(PackageQuery.all()).toList();
      case "one" -> inTurn(packages::get);
      case "memory" -> () -> packages.get(ID);
      default -> throw new IllegalArgumentException(what);
    };
  }

  static BuildkiteClient.Builder builder(String origin) {
    return BuildkiteClient.builder().baseUrl(origin).token(Secret.of(TOKEN));
  }

  static RegistryPackageService packages(BuildkiteClient client) {
    return client.organization(Payloads.ORGANIZATION).registry(Payloads.REGISTRY).packages();
  }
}
