package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Set;

/**
 * The kind of packages in a registry. Values that have no constant here are valid as well, because
 * Buildkite adds ecosystems.
 *
 * @param value the JSON value, such as {@code ruby}
 * @see <a href="https://buildkite.com/docs/package-registries/ecosystems">Buildkite: package
 *     ecosystems</a>
 */
public record Ecosystem(@JsonValue String value) {
  public static final Ecosystem ALPINE = new Ecosystem("alpine");
  public static final Ecosystem CONTAINER = new Ecosystem("container");
  public static final Ecosystem DEBIAN = new Ecosystem("debian");
  public static final Ecosystem FILES = new Ecosystem("files");
  public static final Ecosystem HELM = new Ecosystem("helm");
  public static final Ecosystem HELM_OCI = new Ecosystem("helm_oci");
  public static final Ecosystem HUGGINGFACE = new Ecosystem("huggingface");
  public static final Ecosystem JAVA = new Ecosystem("java");
  public static final Ecosystem JAVASCRIPT = new Ecosystem("javascript");
  public static final Ecosystem NUGET = new Ecosystem("nuget");
  public static final Ecosystem OCI = new Ecosystem("oci");
  public static final Ecosystem PYTHON = new Ecosystem("python");
  public static final Ecosystem REDHAT = new Ecosystem("redhat");
  public static final Ecosystem RUBY = new Ecosystem("ruby");
  public static final Ecosystem TERRAFORM = new Ecosystem("terraform");

  /** The ecosystems whose packages the API can copy to another registry. */
  public static final Set<Ecosystem> COPYABLE =
      Set.of(ALPINE, DEBIAN, FILES, JAVASCRIPT, PYTHON, REDHAT, RUBY);

  /**
   * Accepts any value, because Buildkite adds ecosystems.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Ecosystem {
    Require.text("ecosystem", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
