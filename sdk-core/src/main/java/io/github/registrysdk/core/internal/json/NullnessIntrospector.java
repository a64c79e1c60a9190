package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.github.registrysdk.core.JsonFields;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a record's JSpecify annotations say what JSON must hold: a component that is not
 * {@code @Nullable} is required and must not be null. Collections are left alone, since a record's
 * constructor makes an absent one empty.
 */
final class NullnessIntrospector extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    RecordComponent component = component(member);
    if (component == null || isCollection(component)) {
      return null;
    }
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    RecordComponent component =
        annotated instanceof AnnotatedMember member ? component(member) : null;
    if (component == null || annotated.hasAnnotation(JsonSetter.class)) {
      return JsonSetter.Value.empty();
    }
    boolean nullable =
        isCollection(component) || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return JsonSetter.Value.construct(
        nullable ? Nulls.SET : Nulls.FAIL, isFreeForm(component) ? Nulls.SET : Nulls.FAIL);
  }

  /** JSON that is kept as it came, and may hold null as any other value. */
  private static boolean isFreeForm(RecordComponent component) {
    return component.getGenericType() instanceof ParameterizedType map
        && map.getRawType() == Map.class
        && map.getActualTypeArguments()[1] == Object.class;
  }

  static @Nullable RecordComponent component(AnnotatedMember member) {
    Class<?> owner = member.getDeclaringClass();
    RecordComponent[] components = owner.isRecord() ? owner.getRecordComponents() : null;
    if (components == null) {
      return null;
    }
    if (member instanceof AnnotatedParameter parameter) {
      boolean canonical =
          parameter.getOwner().getParameterCount() == components.length
              && parameter.getOwner() instanceof AnnotatedConstructor;
      return canonical ? components[parameter.getIndex()] : null;
    }
    if (member instanceof AnnotatedField || member instanceof AnnotatedMethod) {
      for (RecordComponent component : components) {
        if (component.getName().equals(member.getName())) {
          return component;
        }
      }
    }
    return null;
  }

  private static boolean isCollection(RecordComponent component) {
    return Collection.class.isAssignableFrom(component.getType())
        || Map.class.isAssignableFrom(component.getType())
        || component.getType() == JsonFields.class;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }
}
