package io.github.registrysdk.testsupport;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** That what Jackson reads is named by constants, where {@link NativeMetadata} finds it. */
final class MakeJsonTypesInConstants extends ArchCondition<JavaClass> {

  MakeJsonTypesInConstants() {
    super("make JsonTypes in constants only");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
      boolean makes =
          call.getTargetOwner().getSimpleName().equals("JsonType")
              && call.getTarget().getRawReturnType().getSimpleName().equals("JsonType");
      if (makes && !(call.getOrigin() instanceof JavaStaticInitializer)) {
        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
      }
    }
  }
}
