package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeRegistryToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenRoundTripTest {
  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  private FakeBuildkite fake;
  private BuildkiteClient client;
  private RegistryTokenService tokens;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    fake.addRegistry("acme", "gems", "ruby");
    client = Clients.of(fake);
    tokens = client.organization("acme").registry("gems").tokens();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void secretIsShownOnCreationOnly() {
    CreatedRegistryToken made = tokens.create("Usher");

    FakeRegistryToken held = fake.organization("acme").registry("gems").tokens().get(0);
    assertThat(made.secret()).isEqualTo(Secret.of(held.tokenSecret()));
    assertThat(made.toString()).doesNotContain(held.tokenSecret());
    assertThat(made.description()).isEqualTo("Usher");
    assertThat(tokens.get(made.id()).extraFields()).isEmpty();
  }

  @Test
  void updateRenamesTheTokenAndKeepsIt() {
    CreatedRegistryToken made = tokens.create("Usher");

    RegistryToken renamed = tokens.update(made.id(), "Raymond");

    assertThat(renamed.description()).isEqualTo("Raymond");
    assertThat(renamed.id()).isEqualTo(made.id());
    assertThat(tokens.get(made.id())).isEqualTo(renamed);
    assertThat(tokens.list()).containsExactly(renamed);
    assertThat(renamed.registry()).isNotNull();
    assertThat(renamed.registry().slug()).isEqualTo("gems");
  }

  @Test
  void deletedTokenIsGone() {
    CreatedRegistryToken made = tokens.create("Usher");

    tokens.delete(made.id());

    assertThat(fake.organization("acme").registry("gems").tokens()).isEmpty();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tokens.get(made.id()));
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> tokens.update(made.id(), "x"))
        .withMessageStartingWith("could not update a registry token: POST ");
  }
}
