package org.entopic.scaffold;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * A member of a class that is made.
 *
 * @param field the name of its field in records
 * @param name its name
 * @param type its type, with the mark for null where it may be null
 * @param annotations what else is said of it
 */
record Member(String field, String name, TypeName type, List<AnnotationSpec> annotations) {

  Member annotated(AnnotationSpec annotation) {
    List<AnnotationSpec> all = new ArrayList<>();
    all.add(annotation);
    all.addAll(annotations);
    return new Member(field, name, type, all);
  }

  Member withoutAnnotations() {
    return new Member(field, name, type, List.of());
  }
}
