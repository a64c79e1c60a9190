package io.github.registrysdk.testsupport;

import java.util.Arrays;

/**
 * The records that the SDK makes and callers read. They grow with the providers' answers, and with
 * each component their constructor changes: it is no part of the API.
 */
final class ResponseRecords {

  private ResponseRecords() {}

  /** An answer keeps the fields it does not know yet; what a fake holds mirrors an answer. */
  static boolean contain(Class<?> type) {
    return type.isRecord()
        && (type.getSimpleName().startsWith("Fake")
            || Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals("extraFields")));
  }
}
