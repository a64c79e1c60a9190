package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testsupport.ContractProxy;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SDK and fake against GitHub's own description of the six operations. */
class GitHubContractIT {
  private final FakeGitHub fake = FakeGitHub.start();
  private ContractProxy prism;
  private GitHubClient github;

  @BeforeEach
  void connect() {
    prism = ContractProxy.before("github-private-registries.json", fake.baseUrl());
    github =
        GitHubClient.builder()
            .baseUrl(prism.baseUrl().toString())
            .token(Secret.of(fake.token()))
            .writeSpacing(Duration.ZERO)
            .build();
  }

  @AfterEach
  void disconnect() {
    if (github != null) {
      github.close();
    }
    if (prism != null) {
      prism.close();
    }
    fake.close();
  }

  @Test
  void publicKeyKeepsToTheContract() {
    assertThat(github.organization("acme").privateRegistries().publicKey().keyId()).isNotBlank();
    assertThat(prism.violations()).isEmpty();
    assertThat(prism.forwarded()).isEqualTo(1);
  }
}
