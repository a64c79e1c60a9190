package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.internal.ProviderState;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/** Everything that Humanitec would keep. Guarded by the fake's lock. */
final class HumanitecState extends ProviderState<OrganizationState, AccessToken> {

  final HumanitecErrors errors;

  HumanitecState(InstantSource clock, HumanitecErrors errors) {
    super(clock, new LinkedHashMap<>());
    this.errors = errors;
  }

  @Override
  protected OrganizationState newOrganization(String id) {
    return new OrganizationState(id);
  }

  @Override
  protected Refusal noOrganization() {
    return errors.noOrganization();
  }

  RegistryState registry(FakeRequest request) {
    RegistryState found = organization(request).registries.get(request.parameter("registry"));
    if (found == null) {
      throw errors.noRegistry();
    }
    return found;
  }
}
