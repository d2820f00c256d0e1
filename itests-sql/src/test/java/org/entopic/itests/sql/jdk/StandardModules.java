package org.entopic.itests.sql.jdk;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the modules of Java SE without its desktop, whose types are as many as all others'. */
record StandardModules(Set<ModuleReference> findAll) implements ModuleFinder {
  StandardModules() {
    this(
        ModuleFinder.ofSystem().findAll().stream()
            .filter(module -> module.descriptor().name().startsWith("java."))
            .filter(module -> !module.descriptor().name().equals("java.desktop"))
            .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Optional<ModuleReference> find(String name) {
    return findAll.stream().filter(module -> module.descriptor().name().equals(name)).findFirst();
  }
}
