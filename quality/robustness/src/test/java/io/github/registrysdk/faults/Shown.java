package io.github.registrysdk.faults;

import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.operations.Canary;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searches for canaries in what a caller is handed, and in all that can be reached from it. */
final class Shown {
  /** A secret is shown by this method, and by no other. */
  private static final String REVEAL = "reveal";

  private final List<String> problems = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean textToo;

  private Shown(boolean textToo) {
    this.textToo = textToo;
  }

  /** Its text is data and may be anything; what prints it must not contain it. */
  static List<String> byResult(@Nullable Object result) {
    Shown shown = new Shown(false);
    shown.look("the result", result);
    return shown.problems;
  }

  /** Its causes and what it suppresses included; here no text may be secret either. */
  static List<String> byException(Throwable e) {
    Shown shown = new Shown(true);
    for (Throwable t = e; t != null; t = t.getCause()) {
      shown.text("the message", t.getMessage());
      shown.text("the exception", t);
      for (Throwable suppressed : t.getSuppressed()) {
        shown.problems.addAll(byException(suppressed));
      }
      shown.look("the exception", t);
    }
    shown.bytes("the exception", e);
    return shown.problems;
  }

  private void look(String where, @Nullable Object value) {
    if (value instanceof Collection<?> items) {
      items.forEach(item -> look(where, item));
    } else if (value instanceof Map<?, ?> map) {
      look(where, map.values());
    } else if (value instanceof Optional<?> optional) {
      look(where, optional.orElse(null));
    } else if (value instanceof CharSequence text && textToo) {
      text(where, text);
    } else if (value != null && isOurs(value.getClass()) && seen.add(value)) {
      text(where, value);
      if (!(value instanceof SdkException)) {
        bytes(where, value);
      }
      inside(where, value);
    }
  }

  private void inside(String where, Object value) {
    for (Method method : value.getClass().getMethods()) {
      boolean getter =
          method.getParameterCount() == 0
              && method.getReturnType() != void.class
              && !Modifier.isStatic(method.getModifiers())
              && isOurs(method.getDeclaringClass())
              && Modifier.isPublic(method.getDeclaringClass().getModifiers())
              && !method.getName().equals(REVEAL);
      if (getter) {
        look(where + "'s " + method.getName(), result(method, value));
      }
    }
  }

  private static @Nullable Object result(Method getter, Object of) {
    try {
      return getter.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(getter.toString(), e);
    }
  }

  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("io.github.registrysdk")
        && !type.getPackageName().contains(".testing");
  }

  private void text(String what, @Nullable Object said) {
    if (Canary.isIn(said)) {
      problems.add(what + " shows a secret: " + said);
    }
  }

  private void bytes(String what, Object value) {
    if (value instanceof Serializable && Canary.isInBytesOf(value)) {
      problems.add(what + ", serialized, shows a secret");
    }
  }
}
