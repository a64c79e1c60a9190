package com.example.consumer

import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The compiler writes `String!` for a type of which it does not know whether it may be null. */
class PlatformTypesTest {
  @TempDir lateinit var folder: Path

  @Test
  fun noExportedMemberHasAPlatformType() {
    val members = ExportedMembers.ofTheSdk()
    val source = members.source()
    val remarks = Compiler(folder).remarks(source)
    val told = remarks.groupBy({ it.line }, { it.text })
    val lines = source.lines().withIndex().drop(members.head).filter { it.value.isNotBlank() }

    assertThat(lines).hasSizeGreaterThan(500)
    assertThat(lines.filter { line -> told[line.index + 1].orEmpty().none(::tellsTypes) })
        .describedAs("members of which the compiler told no types")
        .isEmpty()
    assertThat(remarks.filter { '!' in it.text }).describedAs("platform types").isEmpty()
  }

  /** Or the test above could not fail. */
  @Test
  fun platformTypesOfTheJdkAreSeen() {
    val remarks =
        Compiler(folder)
            .remarks(
                "class Wrong\nval x: Wrong = java.util.concurrent.CompletableFuture<String>::join\n")

    assertThat(remarks).singleElement().extracting { it.text }.asString().contains("String!")
  }

  private fun tellsTypes(remark: String): Boolean =
      "actual '" in remark || "of the following candidates" in remark || "ambiguity" in remark
}
