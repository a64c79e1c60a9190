package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretPolicyTest {
  private static final Secret SECRET = Secret.of("hunter2-\u00e9");

  @Test
  void fingerprintRecognizesItsSecretAndNoOther() {
    String fingerprint = SecretPolicy.fingerprint(SECRET);
    SecretPolicy policy = SecretPolicy.whenChangedSince(fingerprint);

    assertThat(policy.sendsToExisting(Secret.of("hunter2-\u00e9"))).isFalse();
    assertThat(policy.sendsToExisting(Secret.of("hunter2-e"))).isTrue();
  }

  @Test
  void fingerprintsOfOneSecretDiffer() {
    assertThat(SecretPolicy.fingerprint(SECRET)).isNotEqualTo(SecretPolicy.fingerprint(SECRET));
  }

  @Test
  void otherPoliciesDoNotDependOnTheSecret() {
    assertThat(SecretPolicy.always().sendsToExisting(SECRET)).isTrue();
    assertThat(SecretPolicy.onlyWhenCreated().sendsToExisting(SECRET)).isFalse();
  }

  @Test
  void secretInThePlaceOfAFingerprintIsRefusedAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecretPolicy.whenChangedSince("hunter2"))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void policyDoesNotShowItsFingerprint() {
    assertThat(SecretPolicy.whenChangedSince(SecretPolicy.fingerprint(SECRET)))
        .hasToString("whenChangedSince");
    assertThat(SecretPolicy.always()).hasToString("always");
    assertThat(SecretPolicy.onlyWhenCreated()).hasToString("onlyWhenCreated");
  }
}
