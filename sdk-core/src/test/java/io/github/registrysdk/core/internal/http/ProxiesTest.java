package io.github.registrysdk.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.registrysdk.core.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final URI API = URI.create("https://api.example.com/v2");
  private final List<URI> failed = new ArrayList<>();

  private static List<Proxy> select(Map<String, String> environment, String url) {
    return new Proxies(environment, null).select(URI.create(url));
  }

  private static List<Proxy> http(String host, int port) {
    return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  private ProxySelector system(@Nullable List<Proxy> proxies) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return proxies;
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        failed.add(uri);
      }
    };
  }

  @Test
  void withoutVariablesTheWayIsDirect() {
    assertThat(select(Map.of(), API.toString())).containsExactly(Proxy.NO_PROXY);
    assertThat(select(Map.of("HTTPS_PROXY", " "), API.toString())).containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy:3128, https://api.example.com, proxy, 3128",
    "https_proxy, http://proxy:3128, https://api.example.com, proxy, 3128",
    "HTTPS_PROXY, proxy:3128, https://api.example.com, proxy, 3128",
    "HTTPS_PROXY, http://proxy, https://api.example.com, proxy, 80",
    "HTTPS_PROXY, http://u:p@proxy:3128/, https://api.example.com, proxy, 3128",
    "HTTP_PROXY, http://proxy:3128, http://api.example.com, proxy, 3128"
  })
  void theVariableOfTheSchemeNamesTheProxy(
      String variable, String value, String url, String host, int port) {
    assertThat(select(Map.of(variable, value), url)).isEqualTo(http(host, port));
  }

  @Test
  void theVariableOfTheOtherSchemeDoesNotCount() {
    assertThat(select(Map.of("HTTP_PROXY", "http://proxy:1"), API.toString()))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(select(Map.of("HTTPS_PROXY", "http://proxy:1"), "http://api.example.com"))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void userAndPasswordOfAProxyAreKeptForIt() {
    Proxies proxies =
        new Proxies(Map.of("HTTPS_PROXY", "http://me:p%40ss%2Bword@proxy:8080"), null);
    Proxy proxy = proxies.select(API).get(0);
    Proxies.Named settings = proxies.credentials(proxy);
    assertThat(settings)
        .isNotNull()
        .hasToString("Named[proxy=" + proxy + ", user=me, password=[secret]]");
    assertThat(settings.password()).isEqualTo(Secret.of("p@ss+word"));
    assertThat(proxies.credentials(Proxy.NO_PROXY)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://u:hunter2@p",
        "socks5://u:hunter2@p",
        "http://u:hunter2@p:65536",
        "https://p",
        "HTTPS://u:hunter2@p:3128",
        "http://u:hunter2@",
        "http://u:hunter2@[p",
        "://hunter2"
      })
  void anUnusableProxyFailsTheBuildOfTheClientAndIsNotQuoted(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Proxies(Map.of("HTTPS_PROXY", value), null))
        .withMessageContaining("HTTPS_PROXY")
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|https://api.example.com|true",
        "api.example.com|https://api.example.com|true",
        "API.Example.COM|https://api.example.com|true",
        "api.example.com|https://API.EXAMPLE.COM|true",
        "example.com|https://api.example.com|true",
        ".example.com|https://api.example.com|true",
        "*.example.com|https://api.example.com|true",
        ".example.com|https://example.com|true",
        "other, example.com|https://api.example.com|true",
        "other example.com|https://api.example.com|true",
        "other,,example.com,|https://api.example.com|true",
        "10.0.0.1|https://10.0.0.1|true",
        "2001:db8::1|https://[2001:db8::1]|true",
        "[2001:db8::1]|https://[2001:db8::1]|true",
        "2001:db8::2|https://[2001:db8::1]|false",
        "ample.com|https://api.example.com|false",
        "example.com.evil|https://api.example.com|false",
        "api.example.com.|https://api.example.com|false",
        "other|https://api.example.com|false",
        ",|https://api.example.com|false"
      })
  void noProxyExemptsHosts(String noProxy, String url, boolean exempt) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "proxy:1", "HTTP_PROXY", "proxy:1", "NO_PROXY", noProxy);
    assertThat(select(environment, url))
        .isEqualTo(exempt ? List.of(Proxy.NO_PROXY) : http("proxy", 1));
  }

  @ParameterizedTest
  @CsvSource({"http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "http://x.localhost"})
  void thisMachineIsReachedDirectly(String url) {
    Proxies proxies = new Proxies(Map.of("HTTP_PROXY", "proxy:1"), system(http("named", 2)));
    assertThat(proxies.select(URI.create(url))).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void systemPropertiesComeFirst() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "proxy:1");
    assertThat(new Proxies(environment, system(http("named", 2))).select(API))
        .isEqualTo(http("named", 2));
    assertThat(new Proxies(environment, system(List.of(Proxy.NO_PROXY))).select(API))
        .isEqualTo(http("proxy", 1));
    assertThat(new Proxies(environment, system(null)).select(API)).isEqualTo(http("proxy", 1));
  }

  @Test
  void aFailureIsReportedToTheSystemsSelector() {
    SocketAddress address = InetSocketAddress.createUnresolved("named", 2);
    new Proxies(Map.of(), system(null)).connectFailed(API, address, new IOException());
    assertThat(failed).containsExactly(API);
    new Proxies(Map.of(), null).connectFailed(API, address, new IOException());
    assertThat(failed).hasSize(1);
  }

  @Test
  void aUrlWithoutAHostIsDirectAndNullIsRefused() {
    assertThat(select(Map.of("HTTP_PROXY", "proxy:1"), "http:///x"))
        .containsExactly(Proxy.NO_PROXY);
    assertThatNullPointerException().isThrownBy(() -> new Proxies(Map.of(), null).select(null));
  }
}
