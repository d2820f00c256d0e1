package org.entopic.samples.catalog.jdk;

/**
 * Takes what a {@link JdkReader} finds: each module, then its packages, then its types, on the
 * reader's thread. Types arrive in no useful order: a super-type may come later than its sub-type.
 */
public interface JdkListener {
  /** Takes a module. */
  void onModule(ModuleDescription module);

  /** Takes a package of the module taken last. */
  void onPackage(PackageDescription description);

  /** Takes a type of a package already taken. */
  void onType(TypeDescription type);
}
