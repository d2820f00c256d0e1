package org.entopic.samples.catalog.jdk;

import java.util.List;
import org.entopic.samples.catalog.model.PackageKey;
import org.entopic.samples.catalog.model.TypeKind;
import org.jspecify.annotations.Nullable;

/** A type as its class file has it; all names are binary names with dots. */
public record TypeDescription(
    String name,
    PackageKey enclosingPackage,
    TypeKind kind,
    int accessFlags,
    boolean sealed,
    long sizeInBytes,
    int fieldCount,
    int methodCount,
    @Nullable String superTypeName,
    List<String> interfaces) {

  public TypeDescription {
    interfaces = List.copyOf(interfaces);
  }
}
