package com.example.consumer

import java.nio.file.Files
import java.nio.file.Path
import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments
import org.jetbrains.kotlin.cli.common.arguments.parseCommandLineArguments
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSeverity
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSourceLocation
import org.jetbrains.kotlin.cli.common.messages.MessageCollector
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.jetbrains.kotlin.config.Services

/** An error or warning of the compiler; the first line has the number 1. */
data class Remark(val line: Int, val text: String)

/** The compiler and the options that this project is built with, run in this JVM. */
class Compiler(private val folder: Path) {
  private val options =
      listOf(
          "-Xjspecify-annotations=strict",
          "-jvm-target=17",
          "-no-stdlib",
          "-no-reflect",
          "-classpath",
          System.getProperty("java.class.path"),
          "-d",
          folder.resolve("classes").toString(),
      )

  /** What the compiler says about a file of this text. */
  fun remarks(source: String): List<Remark> {
    val file = Files.writeString(folder.resolve("Source.kt"), source)
    val said = Said()
    val arguments = K2JVMCompilerArguments()
    parseCommandLineArguments(options + file.toString(), arguments)
    K2JVMCompiler().exec(said, Services.EMPTY, arguments)
    return said.remarks
  }

  private class Said : MessageCollector {
    val remarks = mutableListOf<Remark>()

    override fun clear() = remarks.clear()

    override fun hasErrors(): Boolean = remarks.isNotEmpty()

    override fun report(
        severity: CompilerMessageSeverity,
        message: String,
        location: CompilerMessageSourceLocation?,
    ) {
      if (severity.isError || severity.isWarning) {
        remarks += Remark(location?.line ?: 0, message)
      }
    }
  }
}
