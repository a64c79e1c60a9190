package io.github.registrysdk.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectedFilesTest {
  @TempDir Path directory;

  @BeforeEach
  void create() throws IOException {
    Files.createDirectory(directory.resolve("sub"));
    for (String file : List.of("b.deb", "a.deb", "a.rpm", "sub/c.deb")) {
      Files.createFile(directory.resolve(file));
    }
  }

  private List<String> select(String... patterns) throws MojoFailureException {
    return SelectedFiles.in(directory, List.of(patterns)).stream()
        .map(file -> directory.relativize(file).toString())
        .toList();
  }

  @Test
  void selectsEachFileOnceInOrder() throws Exception {
    assertThat(select("*.deb", "a.*")).containsExactly("a.deb", "a.rpm", "b.deb");
    assertThat(select("**/*.deb")).containsExactly("a.deb", "b.deb", "sub/c.deb");
    assertThat(select("sub/c.deb")).containsExactly("sub/c.deb");
  }

  @Test
  void aPatternWithoutAFileFails() {
    assertThatThrownBy(() -> select("*.deb", "*.apk"))
        .isInstanceOf(MojoFailureException.class)
        .hasMessage("no file in " + directory + " matches *.apk");
    assertThatThrownBy(this::select).hasMessageContaining("files is empty");
    assertThatThrownBy(() -> SelectedFiles.in(directory.resolve("none"), List.of("*")))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("there is no directory");
  }
}
