package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.rotation.TokenRotation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({FakeBuildkiteExtension.class, FakeGitHubExtension.class, FakeHumanitecExtension.class})
final class RotatingTest {
  @Test
  void bothHoldersGetATokenThatWasTried(
      FakeBuildkite buildkite, FakeGitHub github, FakeHumanitec humanitec) {
    buildkite.addRegistry("acme", "images", "oci");
    List<Secret> tried = new ArrayList<>();
    try (BuildkiteClient b = Clients.of(buildkite);
        GitHubClient g = Clients.of(github);
        HumanitecClient h = Clients.of(humanitec)) {
      TokenRotation rotation =
          Rotating.rotation(
              b.organization("acme"), g.organization("acme"), h.organization("acme"), tried::add);

      String token =
          buildkite.organization("acme").registry("images").tokens().get(0).tokenSecret();
      assertThat(github.organization("acme").registries().get(0).secret()).isEqualTo(token);
      assertThat(tried).hasSize(1);
      assertThat(Rotating.daily(rotation)).isEqualTo("1 tokens are valid");
      assertThat(Rotating.planned(rotation)).isEqualTo("nothing to finish");
    }
  }

  @Test
  void holderOfTheCallerKeepsACopy(FakeBuildkite buildkite) {
    buildkite.addRegistry("acme", "images", "oci");
    Map<String, Secret> vault = new HashMap<>();
    try (BuildkiteClient b = Clients.of(buildkite)) {
      TokenRotation.of(b.organization("acme").registry("images").tokens(), "vault")
          .to(Rotating.vault(vault))
          .build()
          .run();
    }
    String token = buildkite.organization("acme").registry("images").tokens().get(0).tokenSecret();
    assertThat(vault).containsEntry("registry-token", Secret.of(token));
  }
}
