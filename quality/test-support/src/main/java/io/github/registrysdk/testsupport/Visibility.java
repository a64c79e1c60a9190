package io.github.registrysdk.testsupport;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.Set;

/** What code outside a package can reach. */
final class Visibility {

  private Visibility() {}

  static boolean reachesOutside(HasModifiers element) {
    Set<JavaModifier> modifiers = element.getModifiers();
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
