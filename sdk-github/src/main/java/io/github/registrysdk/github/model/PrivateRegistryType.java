package io.github.registrysdk.github.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.toolkit.Require;

/**
 * The type of a private registry. Values that have no constant here are valid as well, because
 * GitHub adds types.
 *
 * @param value the JSON value, such as {@code maven_repository}
 */
public record PrivateRegistryType(@JsonValue String value) {
  public static final PrivateRegistryType MAVEN_REPOSITORY =
      new PrivateRegistryType("maven_repository");
  public static final PrivateRegistryType NUGET_FEED = new PrivateRegistryType("nuget_feed");
  public static final PrivateRegistryType GOPROXY_SERVER =
      new PrivateRegistryType("goproxy_server");
  public static final PrivateRegistryType NPM_REGISTRY = new PrivateRegistryType("npm_registry");
  public static final PrivateRegistryType RUBYGEMS_SERVER =
      new PrivateRegistryType("rubygems_server");
  public static final PrivateRegistryType CARGO_REGISTRY =
      new PrivateRegistryType("cargo_registry");
  public static final PrivateRegistryType COMPOSER_REPOSITORY =
      new PrivateRegistryType("composer_repository");
  public static final PrivateRegistryType DOCKER_REGISTRY =
      new PrivateRegistryType("docker_registry");
  public static final PrivateRegistryType GIT_SOURCE = new PrivateRegistryType("git_source");
  public static final PrivateRegistryType HELM_REGISTRY = new PrivateRegistryType("helm_registry");

  /**
   * In GitHub's OpenAPI description, but github.com refused to create such a registry on
   * 2026-05-15: pull request 3424 of {@code integrations/terraform-provider-github}.
   */
  public static final PrivateRegistryType HEX_ORGANIZATION =
      new PrivateRegistryType("hex_organization");

  /** Refused by github.com on 2026-05-15, as {@link #HEX_ORGANIZATION}. */
  public static final PrivateRegistryType HEX_REPOSITORY =
      new PrivateRegistryType("hex_repository");

  public static final PrivateRegistryType PUB_REPOSITORY =
      new PrivateRegistryType("pub_repository");
  public static final PrivateRegistryType PYTHON_INDEX = new PrivateRegistryType("python_index");
  public static final PrivateRegistryType TERRAFORM_REGISTRY =
      new PrivateRegistryType("terraform_registry");

  /**
   * Accepts any value, because GitHub adds types.
   *
   * @throws IllegalArgumentException if the value is blank
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PrivateRegistryType {
    Require.text("registry type", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
