package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.spi.Endpoint;

/** One organization's part of the API. Cheap to make: it sends nothing by itself. */
public final class HumanitecOrganization {
  private final Endpoint endpoint;
  private final String id;
  private final UnclearCreates unclear;

  HumanitecOrganization(Endpoint endpoint, String id, UnclearCreates unclear) {
    this.endpoint = endpoint;
    this.id = id;
    this.unclear = unclear;
  }

  /** {@return the organization's id} */
  public String id() {
    return id;
  }

  /**
   * {@return the organization's registries: list, create, get, update, delete, and what opens them
   * now}
   */
  public RegistryService registries() {
    return new RegistryService(endpoint, id, unclear);
  }

  @Override
  public String toString() {
    return "HumanitecOrganization[" + id + "]";
  }
}
