package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.spi.Endpoint;

/**
 * A Humanitec organization, with the service for its registries. Creating this object sends no
 * request and does not check that the organization exists.
 */
public final class HumanitecOrganization {
  private final Endpoint endpoint;
  private final String id;
  private final UnknownOutcomes unknownOutcomes;

  HumanitecOrganization(Endpoint endpoint, String id, UnknownOutcomes unknownOutcomes) {
    this.endpoint = endpoint;
    this.id = id;
    this.unknownOutcomes = unknownOutcomes;
  }

  /** {@return the ID of the organization} */
  public String id() {
    return id;
  }

  /**
   * {@return the service for the registries of the organization: list, create, get, update, delete,
   * and their credentials}
   */
  public RegistryService registries() {
    return new RegistryService(endpoint, id, unknownOutcomes);
  }

  @Override
  public String toString() {
    return "HumanitecOrganization[" + id + "]";
  }
}
