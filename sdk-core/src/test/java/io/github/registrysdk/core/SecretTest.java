package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  private static final String VALUE = "bkua_hunter2";

  @TempDir Path folder;

  @Test
  void revealsWhatItWasMadeOf() {
    assertThat(Secret.of(VALUE).reveal()).isEqualTo(VALUE);
    assertThat(Secret.of(VALUE.toCharArray()).reveal()).isEqualTo(VALUE);
  }

  @Test
  void keepsItsOwnCopyOfAnArray() {
    char[] array = VALUE.toCharArray();
    Secret secret = Secret.of(array);
    array[0] = 'X';
    assertThat(secret.reveal()).isEqualTo(VALUE);
    secret.destroy();
    assertThat(array[1]).isEqualTo('k');
  }

  @Test
  void anEmptyOneIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of(new char[0]));
    assertThatThrownBy(() -> Secret.of((String) null)).isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @CsvSource({"'hunter2\ud83d', 7", "'\udd11hunter2', 0", "'h\ud83d\udd11\ud83dunter2', 3"})
  void halfOfASurrogatePairIsRefusedByItsPosition(String text, int position) {
    for (ThrowingCallable creation :
        List.<ThrowingCallable>of(
            () -> Secret.of(text),
            () -> Secret.of(text.toCharArray()),
            () -> Secret.verbatim(text))) {
      assertThatIllegalArgumentException()
          .isThrownBy(creation)
          .withMessage("the secret has half of a surrogate pair at position " + position);
    }
  }

  @Test
  void aVerbatimSecretSaysSoAndIsEqualToAnotherOfTheSameText() {
    assertThat(Secret.verbatim(VALUE).isVerbatim()).isTrue();
    assertThat(Secret.of(VALUE).isVerbatim()).isFalse();
    assertThat(Secret.verbatim(VALUE)).isEqualTo(Secret.of(VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void aFileInUtf16IsNamed(String charset) throws Exception {
    Path file = Files.write(folder.resolve("secret"), VALUE.getBytes(Charset.forName(charset)));
    assertThatIllegalStateException()
        .isThrownBy(() -> Secret.fromFile(file))
        .withMessage("the secret file " + file + " is in UTF-16; save it as UTF-8");
  }

  @Test
  void aByteOrderMarkInAFileIsNamed() throws Exception {
    Path file = file("\ufeff" + VALUE);
    assertThatIllegalStateException()
        .isThrownBy(() -> Secret.fromFile(file))
        .withMessage("the secret file " + file + " begins with a byte order mark; save it without");
  }

  @Test
  void readsAnEnvironmentVariableWithoutWhiteSpace() {
    Map.Entry<String, String> some =
        System.getenv().entrySet().stream()
            .filter(entry -> !entry.getValue().isBlank())
            .findAny()
            .orElseThrow();
    assertThat(Secret.fromEnv(some.getKey()).reveal()).isEqualTo(some.getValue().strip());
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Secret.fromEnv("NO_SUCH_VARIABLE_EVER"))
        .withMessageContaining("NO_SUCH_VARIABLE_EVER");
  }

  @ParameterizedTest
  @ValueSource(strings = {VALUE, VALUE + "\n", VALUE + "\r\n", VALUE + "\n\n"})
  void readsAFileWithoutTheLineBreaksAtItsEnd(String text) throws Exception {
    assertThat(Secret.fromFile(file(text)).reveal()).isEqualTo(VALUE);
  }

  @Test
  void keepsLineBreaksWithinAFile() throws Exception {
    assertThat(Secret.fromFile(file("a\nb\n")).reveal()).isEqualTo("a\nb");
  }

  @Test
  void readsAFileOf64KiBAndNoLarger() throws Exception {
    String longest = "x".repeat(64 * 1024);
    assertThat(Secret.fromFile(file(longest)).reveal()).isEqualTo(longest);
    Path larger = file(longest + "x");
    assertThatIllegalStateException()
        .isThrownBy(() -> Secret.fromFile(larger))
        .withMessageContaining("64 KiB")
        .withMessageContaining(larger.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \r\n"})
  void anEmptyFileIsNamed(String text) throws Exception {
    Path file = file(text);
    assertThatIllegalStateException()
        .isThrownBy(() -> Secret.fromFile(file))
        .withMessage("the secret file " + file + " is empty");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    for (Path path : List.of(folder, folder.resolve("missing"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> Secret.fromFile(path))
          .withMessageContaining(path.toString());
    }
  }

  @Test
  void comparesItsCharacters() {
    assertThat(Secret.of(VALUE)).isEqualTo(Secret.of(VALUE)).isNotEqualTo(Secret.of("other"));
    assertThat(Secret.of(VALUE)).isNotEqualTo(Secret.of(VALUE + "!")).isNotEqualTo(VALUE);
    assertThat(Secret.of("ä")).isNotEqualTo(Secret.of("Ã¤")).isEqualTo(Secret.of("ä"));
  }

  @Test
  void itsHashCodeDoesNotRevealIt() {
    assertThat(Secret.of(VALUE)).hasSameHashCodeAs(Secret.of("other"));
    assertThat(Secret.of(VALUE).hashCode()).isNotZero();
  }

  @Test
  void aDestroyedOneRevealsNothing() {
    Secret secret = Secret.of(VALUE);
    assertThat(secret.isDestroyed()).isFalse();
    secret.destroy();
    assertThat(secret.isDestroyed()).isTrue();
    assertThatIllegalStateException().isThrownBy(secret::reveal).withMessageNotContaining(VALUE);
    assertThat(secret).isNotEqualTo(Secret.of(VALUE));
    assertThat(secret).isNotEqualTo(Secret.of("\0".repeat(VALUE.length())));
  }

  @Test
  void aSecretThatIsDestroyedMeanwhileIsRevealedWholeOrNotAtAll() throws Exception {
    String text = "s".repeat(1_000_000);
    for (int i = 0; i < 100; i++) {
      Secret secret = Secret.of(text);
      Thread destroyer = new Thread(secret::destroy);
      destroyer.start();
      try {
        while (true) {
          assertThat(secret.reveal().equals(text)).isTrue();
        }
      } catch (IllegalStateException e) {
        destroyer.join();
      }
    }
  }

  @Test
  void destroyingOverwritesTheCharacters() throws Exception {
    Secret secret = Secret.of(VALUE);
    var field = Secret.class.getDeclaredField("value");
    field.setAccessible(true);
    secret.destroy();
    assertThat((char[]) field.get(secret)).containsOnly('\0');
  }

  @Test
  void printsAsASecret() {
    assertThat(Secret.of(VALUE)).hasToString("[secret]");
    assertThat(new AccessToken(Secret.of(VALUE), null).toString()).doesNotContain(VALUE);
  }

  @Test
  void javaSerializationRefusesIt() throws Exception {
    record Holder(Object secret) implements Serializable {}
    try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      assertThatThrownBy(() -> out.writeObject(new Holder(Secret.of(VALUE))))
          .isInstanceOf(NotSerializableException.class);
    }
  }

  @Test
  void anObjectMapperThatSeesEveryFieldDoesNotSeeIt() throws Exception {
    for (boolean transients : List.of(false, true)) {
      JsonMapper mapper =
          JsonMapper.builder()
              .visibility(PropertyAccessor.ALL, Visibility.ANY)
              .configure(MapperFeature.PROPAGATE_TRANSIENT_MARKER, transients)
              .build();
      assertThat(mapper.writeValueAsString(Map.of("token", Secret.of(VALUE))))
          .doesNotContain(VALUE)
          .doesNotContain(VALUE.substring(5));
    }
  }

  private Path file(String text) throws Exception {
    return Files.write(folder.resolve("secret"), text.getBytes(StandardCharsets.UTF_8));
  }
}
