package org.entopic.engine.model.catalog;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A module of the JDK. */
@Entity
@Table(name = "java_module")
public class JavaModule {
  @Id private String name;
  private @Nullable String version;
  private @Nullable LocalDate released;
  private boolean open;

  @ElementCollection private Set<String> requires = new LinkedHashSet<>();

  @OneToMany(mappedBy = "module")
  private List<JavaPackage> packages = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected JavaModule() {}

  /** Creates a module without a version that requires nothing. */
  public JavaModule(String name, boolean open) {
    this.name = name;
    this.open = open;
  }

  public String getName() {
    return name;
  }

  public Optional<String> getVersion() {
    return Optional.ofNullable(version);
  }

  public void setVersion(@Nullable String version) {
    this.version = version;
  }

  /** Returns the day the runtime that the module belongs to was released. */
  public Optional<LocalDate> getReleased() {
    return Optional.ofNullable(released);
  }

  public void setReleased(@Nullable LocalDate released) {
    this.released = released;
  }

  public boolean isOpen() {
    return open;
  }

  public Set<String> getRequires() {
    return requires;
  }

  public List<JavaPackage> getPackages() {
    return packages;
  }
}
