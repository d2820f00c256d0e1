package org.entopic.engine.model.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A class, interface, enum, record or annotation of the JDK. */
@Entity
@Table(name = "java_type")
public class JavaType {
  /** The binary name, as {@link Class#getName()} gives it: {@code java.util.Map$Entry}. */
  @Id private String name;

  @Column(nullable = false)
  private String moduleName;

  @Column(nullable = false)
  private String packageName;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private TypeKind kind;

  private int accessFlags;
  private boolean sealed;
  private long sizeInBytes;
  private int fieldCount;
  private int methodCount;
  private @Nullable String superTypeName;

  @ElementCollection private List<String> interfaces = new ArrayList<>();

  @ManyToOne
  @JoinColumn(name = "superTypeName", insertable = false, updatable = false)
  private @Nullable JavaType superType;

  @OneToMany(mappedBy = "superType")
  private List<JavaType> subTypes = new ArrayList<>();

  @ManyToOne(optional = false)
  @JoinColumn(
      name = "moduleName",
      referencedColumnName = "moduleName",
      insertable = false,
      updatable = false)
  @JoinColumn(
      name = "packageName",
      referencedColumnName = "name",
      insertable = false,
      updatable = false)
  private @Nullable JavaPackage enclosingPackage;

  @SuppressWarnings("NullAway.Init")
  protected JavaType() {}

  /** Creates a type that has neither a super-type nor a size yet. */
  public JavaType(String name, PackageKey enclosingPackage, TypeKind kind) {
    this.name = name;
    this.moduleName = enclosingPackage.moduleName();
    this.packageName = enclosingPackage.name();
    this.kind = kind;
  }

  public String getName() {
    return name;
  }

  public String getModuleName() {
    return moduleName;
  }

  public String getPackageName() {
    return packageName;
  }

  public TypeKind getKind() {
    return kind;
  }

  /**
   * Returns the flags as {@link Modifier} reads them, of a nested type those it was declared with.
   */
  public int getAccessFlags() {
    return accessFlags;
  }

  public void setAccessFlags(int accessFlags) {
    this.accessFlags = accessFlags;
  }

  public boolean isPublic() {
    return Modifier.isPublic(accessFlags);
  }

  public boolean isSealed() {
    return sealed;
  }

  public void setSealed(boolean sealed) {
    this.sealed = sealed;
  }

  /** Returns the length of the class file. */
  public long getSizeInBytes() {
    return sizeInBytes;
  }

  public void setSizeInBytes(long sizeInBytes) {
    this.sizeInBytes = sizeInBytes;
  }

  public int getFieldCount() {
    return fieldCount;
  }

  public void setFieldCount(int fieldCount) {
    this.fieldCount = fieldCount;
  }

  /** Returns the number of methods and constructors in the class file. */
  public int getMethodCount() {
    return methodCount;
  }

  public void setMethodCount(int methodCount) {
    this.methodCount = methodCount;
  }

  /** Returns the binary name of the super-class; interfaces and {@code Object} have none. */
  public Optional<String> getSuperTypeName() {
    return Optional.ofNullable(superTypeName);
  }

  public void setSuperTypeName(@Nullable String superTypeName) {
    this.superTypeName = superTypeName;
  }

  /** Returns the super-class if there is one and it is loaded. */
  public Optional<JavaType> getSuperType() {
    return Optional.ofNullable(superType);
  }

  public List<JavaType> getSubTypes() {
    return subTypes;
  }

  /** Returns the binary names of the interfaces that the declaration names. */
  public List<String> getInterfaces() {
    return interfaces;
  }

  /** Returns the package if it is loaded. */
  public Optional<JavaPackage> getEnclosingPackage() {
    return Optional.ofNullable(enclosingPackage);
  }
}
