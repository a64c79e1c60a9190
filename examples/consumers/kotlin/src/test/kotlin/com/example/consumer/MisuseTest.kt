package com.example.consumer

import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** A platform type would let all of it pass. */
class MisuseTest {
  @TempDir lateinit var folder: Path

  @Test
  fun theCompilerRefusesTheMarkedLinesAndNoOthers() {
    val source = Files.readString(Path.of("src/test/misuse/Misuse.kt"))
    val marked =
        source.lines().withIndex().filter { it.value.endsWith("// refused") }.map { it.index + 1 }

    val remarks = Compiler(folder).remarks(source)

    assertThat(marked).isNotEmpty()
    assertThat(remarks.map { it.line }.distinct())
        .describedAs(remarks.joinToString("\n"))
        .containsExactlyElementsOf(marked)
  }
}
