package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.toolkit.LoopbackHost;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The hosts of a client other than that of the API. */
final class Hosts {
  private final List<String> storage;
  private final URI packages;
  private final boolean packagesIsChosen;

  /**
   * @param storage to which files may be uploaded, and from which they may be downloaded, with
   *     their subdomains
   * @param packages where package managers find the registries
   * @param packagesIsChosen whether the token may go there: the caller has set it, or has set
   *     neither this URL nor that of the API
   */
  Hosts(List<String> storage, URI packages, boolean packagesIsChosen) {
    this.storage = List.copyOf(storage);
    this.packages = packages;
    this.packagesIsChosen = packagesIsChosen;
  }

  URI packages() {
    return packages;
  }

  boolean packagesIsChosen() {
    return packagesIsChosen;
  }

  /**
   * Why a storage URL in a response must not be used; null if it may be used.
   *
   * @param url null if the text of the response is no URL
   * @param base the base URL of the API
   * @param purpose what the URL is for
   * @param redact redacts the secrets of the call
   */
  @Nullable String refusal(
      @Nullable URI url, URI base, String purpose, UnaryOperator<String> redact) {
    String distrust = " for the " + purpose + ", which is not trusted";
    if (url == null) {
      return "an invalid URL" + distrust;
    }
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    boolean local = LoopbackHost.is(host) && LoopbackHost.is(String.valueOf(base.getHost()));
    // A host is looked up in the DNS, where everybody can read it.
    boolean secret = !redact.apply(host).equals(host);
    boolean trusted =
        storage.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    boolean plain = "http".equals(url.getScheme()) && local;
    if ((local || trusted)
        && !secret
        && ("https".equals(url.getScheme()) || plain)
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null) {
      return null;
    }
    if (host.isEmpty()) {
      return "a URL without a host" + distrust;
    }
    String named = redact.apply(url.getScheme() + "://" + host) + distrust;
    return local || trusted
        ? named
        : named
            + "; if you trust it, add storageHost(\""
            + redact.apply(host)
            + "\") to the client's builder";
  }
}
