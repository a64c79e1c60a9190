package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.rotation.RotationInProgressException;
import io.github.registrysdk.rotation.RotationPlan;
import io.github.registrysdk.rotation.TokenHolder;
import io.github.registrysdk.rotation.TokenRotation;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The page about rotation. */
final class Rotating {
  private Rotating() {}

  static TokenRotation rotation(
      BuildkiteOrganization buildkite,
      GitHubOrganization github,
      HumanitecOrganization humanitec,
      Consumer<Secret> pull) {
    // @start region="rotation"
    TokenRotation rotation =
        TokenRotation.of(buildkite.registry("images").tokens(), "Dependabot and clusters")
            .to(
                TokenHolder.humanitec(
                    humanitec.registries(), "images", "packages.buildkite.com/acme/images"))
            .to(
                TokenHolder.gitHub(
                    github.privateRegistries(),
                    PrivateRegistryType.DOCKER_REGISTRY,
                    "https://packages.buildkite.com",
                    RepositoryAccess.privateRepositories()))
            .gracePeriod(Duration.ofDays(2))
            .verify(pull) // tries the new token before a holder gets it
            .build();
    rotation.run();
    // @end
    return rotation;
  }

  static String daily(TokenRotation rotation) {
    try {
      RotationPlan plan = rotation.resume();
      return plan.tokens().size() + " tokens are valid";
    } catch (RotationInProgressException e) {
      return "run it again at " + e.retryAt();
    }
  }

  static String planned(TokenRotation rotation) {
    RotationPlan plan = rotation.plan();
    return plan.unfinished() == null ? "nothing to finish" : "because " + plan.unfinished();
  }

  /** A holder of the caller: here a vault that is a map. */
  static TokenHolder vault(Map<String, Secret> vault) {
    return new TokenHolder() {
      @Override
      public void give(Secret secret) {
        vault.put("registry-token", Secret.of(secret.reveal())); // the rotation destroys its copy
      }

      @Override
      public void verify(Secret secret) {
        if (!secret.equals(vault.get("registry-token"))) {
          throw new IllegalStateException("the vault has another token");
        }
      }

      @Override
      public String toString() {
        return "vault";
      }
    };
  }
}
