package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.rotation.Inventory.Item;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeRegistryToken;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.RecordedCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RotationJobTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void everyRunGivesBothANewToken() {
    stage.run(Stage.SILENT);
    String first = stage.heldByGitHub().orElseThrow();

    stage.run(Stage.SILENT);

    stage.assertFinished();
    assertThat(stage.heldByGitHub()).isNotEmpty().get().isNotEqualTo(first);
  }

  @Test
  void tokensOfOthersAreLeftAlone() {
    stage.run(Stage.SILENT);
    try (ProviderClients clients = stage.fakes().connect()) {
      var tokens = clients.providers().buildkite().registry(Stage.NAME).tokens();
      tokens.create("cluster, October");
      tokens.create("acme-images: pending review");
      tokens.create("other-charts: pending");
    }

    stage.run(Stage.SILENT);

    assertThat(stage.tokens())
        .extracting(FakeRegistryToken::description)
        .contains("cluster, October", "acme-images: pending review", "other-charts: pending")
        .hasSize(4);
  }

  @Test
  void accountThatHumanitecHadBeforeIsReplaced() {
    var humanitec = stage.fakes().humanitec();
    humanitec.addRegistry("acme", Stage.NAME, "packages.buildkite.com/acme/" + Stage.NAME, "basic");
    humanitec.putCreds("acme", Stage.NAME, "somebody", "by hand", null);

    stage.run(Stage.SILENT);

    stage.assertFinished();
  }

  @Test
  void secretOfAnAnswerThatCanNotBeReadIsUsed() {
    Interceptor cutsTheLastCharacter = RotationJobTest::withoutItsEnd;
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(cutsTheLastCharacter).build();
    try (ProviderClients clients = stage.fakes().connect();
        BuildkiteClient buildkite =
            BuildkiteClient.builder()
                .baseUrl(stage.fakes().buildkite().baseUrl().toString())
                .token(Secret.of(stage.fakes().buildkite().token()))
                .httpClient(http)
                .build()) {
      Providers all = clients.providers();
      Providers providers =
          new Providers(
              buildkite.organization("acme"), all.github(), all.humanitec(), all.images());
      RotationPlan plan = RotationPlan.sample("acme", Stage.NAME, List.of());
      new RotationJob(providers, plan, stage.fakes().witness(), Stage.SILENT).run();
    }

    stage.assertFinished();
    assertThat(stage.fakes().buildkite().calls(BuildkiteOperation.CREATE_TOKEN)).hasSize(2);
  }

  private static Response withoutItsEnd(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    boolean mints =
        chain.request().method().equals("POST")
            && chain.request().url().encodedPath().endsWith("/tokens");
    if (!mints) {
      return response;
    }
    ResponseBody body = response.body();
    String text = body.string();
    return response
        .newBuilder()
        .removeHeader("Content-Length")
        .body(ResponseBody.create(text.substring(0, text.length() - 1), body.contentType()))
        .build();
  }

  @Test
  void nothingIsDeletedWhileHumanitecGivesSomethingElse() {
    stage.run(Stage.SILENT);
    stage
        .fakes()
        .humanitec()
        .faults()
        .on(HumanitecOperation.GET_CREDS)
        .always(
            Fault.body(
                "application/json",
                "{\"registry\":\"r.example\",\"username\":\"u\",\"password\":\"another\"}"));

    assertThatThrownBy(() -> stage.run(Stage.SILENT))
        .isInstanceOf(StepFailedException.class)
        .hasMessage("rotate, verify it at Humanitec: Humanitec gives the clusters something else");

    assertThat(stage.tokens()).hasSize(2);
    assertThat(stage.fakes().github().calls(GitHubOperation.UPDATE_REGISTRY)).hasSize(1);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void nothingIsDeletedWhileGitHubTellsOfNoChange() {
    stage.run(Stage.SILENT);
    stage.fakes().github().faults().on(GitHubOperation.UPDATE_REGISTRY).always(Fault.status(204));

    assertThatThrownBy(() -> stage.run(Stage.SILENT))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.step()).isEqualTo(Step.VERIFY_GITHUB))
        .hasMessageContaining("GitHub does not tell of a change");

    assertThat(stage.tokens()).hasSize(2);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void nothingIsDeletedWhileTheWitnessSeesAnotherSecret() {
    stage.run(Stage.SILENT);
    try (ProviderClients clients = stage.fakes().connect()) {
      RotationPlan plan = RotationPlan.sample("acme", Stage.NAME, List.of());
      SealedWitness other = name -> Optional.of("0123456789ab");
      RotationJob job = new RotationJob(clients.providers(), plan, other, Stage.SILENT);

      assertThatThrownBy(job::run)
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining("GitHub opened something else than was sealed for it");
    }
    assertThat(stage.tokens()).hasSize(2);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void nothingIsDeletedWhileTheNewTokenCannotPull() {
    stage.run(Stage.SILENT);
    stage
        .fakes()
        .buildkite()
        .faults()
        .on(BuildkiteOperation.PULL_PACKAGE)
        .always(Fault.status(401));

    assertThatThrownBy(() -> stage.run(Stage.SILENT))
        .isInstanceOfSatisfying(
            StepFailedException.class, e -> assertThat(e.step()).isEqualTo(Step.RETIRE))
        .hasMessageContaining("/v2/acme/acme-images/acme-images/manifests/1.0.0 responded 401");

    assertThat(stage.tokens()).hasSize(2);
    stage.assertNobodyIsLockedOut();
  }

  @Test
  void lastStepPullsWithTheNewToken() {
    stage.run(Stage.SILENT);

    String token = stage.tokens().get(0).tokenSecret();
    var pulls = stage.fakes().buildkite().calls(BuildkiteOperation.PULL_PACKAGE);
    assertThat(pulls.get(pulls.size() - 1).header("Authorization"))
        .contains(Credentials.basic("buildkite", token));
    List<RecordedCall> calls = stage.fakes().buildkite().calls();
    assertThat(calls.get(calls.size() - 1)).isEqualTo(pulls.get(pulls.size() - 1));
  }

  @Test
  void inventoryShowsWhoHoldsWhatWithoutSecrets() {
    stage.run(Stage.SILENT);
    FakeRegistryToken token = stage.tokens().get(0);
    String fingerprint = Fingerprint.of(Secret.of(token.tokenSecret())).hex();

    List<Item> items = stage.inventory();

    assertThat(items)
        .contains(
            new Item("Buildkite", "registry acme-images", "oci", ""),
            new Item("Buildkite", "package acme-images 1.0.0", "published", ""),
            new Item("Buildkite", "token " + token.id(), "active", fingerprint),
            new Item("Humanitec", "registry acme-images", "basic, for the clusters", fingerprint));
    assertThat(items.get(4).thing()).isEqualTo("private registry DOCKER_REGISTRY_SECRET");
    assertThat(items.get(4).fingerprint()).isEqualTo(fingerprint);
    assertThat(items).noneMatch(item -> item.toString().contains(token.tokenSecret()));
  }

  @Test
  void inventorySaysWhereNothingIsAndWhatCanNotBeAsked() {
    stage.fakes().github().faults().on(GitHubOperation.LIST_REGISTRIES).always(Fault.status(403));

    List<Item> items = stage.inventory();

    assertThat(items)
        .extracting(Item::provider, Item::thing)
        .containsExactly(
            tuple("Buildkite", "nothing yet"),
            tuple("Humanitec", "nothing yet"),
            tuple("GitHub", "not known"));
    assertThat(items.get(2).state()).contains("403");
  }
}
