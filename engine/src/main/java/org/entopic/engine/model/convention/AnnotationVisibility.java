package org.entopic.engine.model.convention;

import jakarta.persistence.Entity;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.spi.access.EntityAccess;

/**
 * Notices annotations that were there at compile time and cannot be read at run time: OSGi drops
 * those it cannot resolve in silence, and data would go to the wrong topic.
 */
final class AnnotationVisibility {
  private final ModelDraft draft;

  AnnotationVisibility(ModelDraft draft) {
    this.draft = draft;
  }

  void check(EntityAccess<?> access) {
    boolean visible = false;
    for (AnnotatedElement element : elements(access.type())) {
      for (Annotation annotation : element.getAnnotations()) {
        if (MemberSelection.isMapping(annotation)) {
          visible = true;
          if (isForeign(annotation)) {
            draft.problem(
                AccessMessages.foreignAnnotations(
                    access.type(), annotation.annotationType().getName(), location(access.type())));
            return;
          }
        }
      }
    }
    if (access.annotated() && !visible) {
      draft.problem(AccessMessages.annotationsInvisible(access.type(), location(access.type())));
    }
  }

  private static boolean isForeign(Annotation annotation) {
    Class<?> type = annotation.annotationType();
    return type.getPackageName().equals(Entity.class.getPackageName())
        && type.getClassLoader() != Entity.class.getClassLoader();
  }

  private static List<AnnotatedElement> elements(Class<?> type) {
    var elements = new ArrayList<AnnotatedElement>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      elements.add(c);
      elements.addAll(List.of(c.getDeclaredFields()));
      elements.addAll(List.of(c.getDeclaredMethods()));
    }
    return elements;
  }

  /** Names the place, and the loader too, whose text is the bundle's name in OSGi. */
  private static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String place =
        source == null || source.getLocation() == null
            ? "an unknown place"
            : source.getLocation().toString();
    return place + " (loaded by " + type.getClassLoader() + ")";
  }
}
