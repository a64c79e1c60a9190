package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ConflictException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers creates whose outcome is unknown: a conflict later on may be with what they made. */
final class UnclearCreates {
  private static final int MOST = 1_000;

  private final Map<String, Boolean> ids =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MOST;
            }
          });

  void add(String organization, String id) {
    ids.put(organization + "/" + id, true);
  }

  void forget(String organization, String id) {
    ids.remove(organization + "/" + id);
  }

  ConflictException explain(String organization, String id, ConflictException conflict) {
    if (!ids.containsKey(organization + "/" + id)) {
      return conflict;
    }
    ApiError said = conflict.error();
    String message =
        said.message()
            + "; an earlier attempt of this client to create it had an unknown outcome, so this may be its own registry:"
            + " compare it with registries().get(id)";
    return new ConflictException(
        conflict.report(),
        new ApiError(message, said.code(), said.documentationUrl(), said.fields()));
  }
}
