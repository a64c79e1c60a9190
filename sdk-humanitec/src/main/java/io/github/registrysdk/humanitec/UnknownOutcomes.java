package io.github.registrysdk.humanitec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers creates whose outcome is unknown. They can be the cause of a later conflict. */
final class UnknownOutcomes {
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

  boolean contains(String organization, String id) {
    return ids.containsKey(organization + "/" + id);
  }
}
