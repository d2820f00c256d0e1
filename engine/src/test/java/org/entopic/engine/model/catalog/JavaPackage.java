package org.entopic.engine.model.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A package of a module. */
@Entity
@Table(name = "java_package")
@IdClass(PackageKey.class)
public class JavaPackage {
  @Id private String moduleName;
  @Id private String name;
  private boolean exported;

  @ManyToOne(optional = false)
  @JoinColumn(name = "moduleName", insertable = false, updatable = false)
  private @Nullable JavaModule module;

  @OneToMany(mappedBy = "enclosingPackage")
  private List<JavaType> types = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected JavaPackage() {}

  /** Creates a package; its module is named, not referred to. */
  public JavaPackage(PackageKey key, boolean exported) {
    this.moduleName = key.moduleName();
    this.name = key.name();
    this.exported = exported;
  }

  public PackageKey getKey() {
    return new PackageKey(moduleName, name);
  }

  public String getModuleName() {
    return moduleName;
  }

  public String getName() {
    return name;
  }

  /** Tells whether every module that requires this package's module may use it. */
  public boolean isExported() {
    return exported;
  }

  public void setExported(boolean exported) {
    this.exported = exported;
  }

  /** Returns the module if it is loaded. */
  public Optional<JavaModule> getModule() {
    return Optional.ofNullable(module);
  }

  public List<JavaType> getTypes() {
    return types;
  }
}
