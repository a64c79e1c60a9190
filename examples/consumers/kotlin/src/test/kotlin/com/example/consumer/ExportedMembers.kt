package com.example.consumer

import java.io.File
import java.lang.module.ModuleFinder
import java.lang.module.ModuleReference
import java.lang.reflect.Modifier
import java.nio.file.Path

/**
 * Kotlin code that gives every member of a module's exported types to something of another type: what the compiler
 * says about such a line tells the types that it sees.
 */
class ExportedMembers private constructor(private val types: List<Class<*>>) {
  /** A line for each member or group of overloads. */
  fun source(): String {
    val imports =
        types.mapIndexed { number, type -> "import ${type.canonicalName} as T$number" }
    val members = types.flatMapIndexed { number, type -> members("T$number", type) }
    return (imports + "class Wrong" + members).joinToString("\n", postfix = "\n")
  }

  /** How many lines of [source] come before the first member. */
  val head: Int = types.size + 1

  private fun members(alias: String, type: Class<*>): List<String> {
    val stars = type.typeParameters.joinToString(",") { "*" }
    val receiver = if (stars.isEmpty()) alias else "$alias<$stars>"
    val methods =
        type.methods
            .filter { it.declaringClass.name.startsWith(OURS) && !it.isSynthetic && !isGiven(type, it.name) }
            .map { (if (Modifier.isStatic(it.modifiers)) alias else receiver) + "::`${inKotlin(it.name)}`" }
    val fields =
        type.fields.filter { it.declaringClass == type }.map { "$alias.`${it.name}`" }
    val constructors =
        type.constructors.filter { !Modifier.isAbstract(type.modifiers) && stars.isEmpty() }.map { "::$alias" }
    return (methods + fields + constructors).distinct().sorted().map { "val `${it.hashCode()} $alias`: Wrong = $it" }
  }

  /** Kotlin has its own names for some members of types that it has its own names for. */
  private fun inKotlin(name: String): String =
      when (name) {
        "getCause" -> "cause"
        "entrySet" -> "entries"
        else -> name
      }

  /** What Java's compiler writes itself, without a word about null: it gives a record an `equals(Any!)`. */
  private fun isGiven(type: Class<*>, name: String): Boolean =
      (type.isEnum && (name == "values" || name == "valueOf")) || (type.isRecord && name == "equals")

  companion object {
    private const val OURS = "io.github.registrysdk."

    /** All modules of the SDK on the class path. */
    fun ofTheSdk(): ExportedMembers {
      val jars = System.getProperty("java.class.path").split(File.pathSeparator).map(Path::of)
      return ExportedMembers(
          ModuleFinder.of(*jars.filter { it.fileName.toString().startsWith("sdk-") }.toTypedArray())
              .findAll()
              .flatMap(::exportedTypes)
              .sortedBy { it.name },
      )
    }

    private fun exportedTypes(module: ModuleReference): List<Class<*>> {
      val packages = module.descriptor().exports().filter { !it.isQualified }.map { it.source() }.toSet()
      return module.open().use { reader ->
        reader
            .list()
            .filter { it.endsWith(".class") && !it.endsWith("-info.class") }
            .map { Class.forName(it.removeSuffix(".class").replace('/', '.'), false, javaClass.classLoader) }
            .filter { it.packageName in packages && isPublic(it) }
            .toList()
      }
    }

    private fun isPublic(type: Class<*>): Boolean =
        Modifier.isPublic(type.modifiers) && (type.enclosingClass?.let(::isPublic) ?: true)
  }
}
