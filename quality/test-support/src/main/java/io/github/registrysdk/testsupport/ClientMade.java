package io.github.registrysdk.testsupport;

import java.util.Arrays;

/** The types of which VERSIONING.md says that their constructors are not API. */
final class ClientMade {

  private ClientMade() {}

  static boolean includes(Class<?> type) {
    return Throwable.class.isAssignableFrom(type)
        || (type.isRecord() && (isEvent(type) || isAnswer(type)));
  }

  private static boolean isEvent(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return enclosing != null && enclosing.getSimpleName().equals("CallEvent");
  }

  /** An answer keeps the fields it does not know yet; what a fake holds mirrors an answer. */
  private static boolean isAnswer(Class<?> type) {
    return type.getSimpleName().startsWith("Fake")
        || Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getName().equals("extraFields"));
  }
}
