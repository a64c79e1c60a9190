package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretPolicyTest {
  private static final Secret SECRET = Secret.of("hunter2-\u00e9");

  /** Of the secret, stored by an earlier run. */
  private static final String FINGERPRINT =
      "1.C97rutj5skAZJjXEL0Dy0A.eiZJrSTRVrOsSoONY86eadhm6z1jvVewA29W9VMZsC4";

  @Test
  void fingerprintRecognizesItsSecretAndNoOther() {
    SecretPolicy policy = SecretPolicy.whenChangedSince(FINGERPRINT);

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
    assertThat(SecretPolicy.whenChangedSince(FINGERPRINT)).hasToString("whenChangedSince");
    assertThat(SecretPolicy.always()).hasToString("always");
    assertThat(SecretPolicy.onlyWhenCreated()).hasToString("onlyWhenCreated");
  }
}
