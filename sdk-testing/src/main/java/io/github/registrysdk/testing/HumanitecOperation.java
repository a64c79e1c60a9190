package io.github.registrysdk.testing;

/**
 * The operations of {@link FakeHumanitec}. All of them follow Humanitec's OpenAPI document, as
 * published in {@code docs/openapi.json} of {@code humanitec/humanitec-go-autogen}, at the path
 * that the operation names.
 */
public enum HumanitecOperation implements FakeOperation {
  /** {@code GET /orgs/{org}/registries}. */
  LIST_REGISTRIES("list registries", false),
  /** {@code POST /orgs/{org}/registries}. */
  CREATE_REGISTRY("create a registry", true),
  /** {@code GET …/registries/{id}}. */
  GET_REGISTRY("get a registry", false),
  /** {@code GET …/registries/{id}/creds}. */
  GET_CREDS("get a registry's credentials", false),
  /** {@code PATCH …/registries/{id}}. */
  UPDATE_REGISTRY("update a registry", true),
  /** {@code DELETE …/registries/{id}}. */
  DELETE_REGISTRY("delete a registry", true);

  private final String description;
  private final boolean writes;

  HumanitecOperation(String description, boolean writes) {
    this.description = description;
    this.writes = writes;
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * Whether an access token must be allowed to write for this operation.
   *
   * @return false for what only reads, credentials included
   */
  public boolean writes() {
    return writes;
  }
}
