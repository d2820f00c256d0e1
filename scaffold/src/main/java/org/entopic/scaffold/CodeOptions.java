package org.entopic.scaffold;

import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.apiguardian.api.API;

/**
 * How the sources look; immutable.
 *
 * @param packageName the package
 * @param contextName the simple name of the context's class; empty for one after the source
 * @param form what entity types become
 * @param naming how members are named
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record CodeOptions(
    String packageName, Optional<String> contextName, Form form, Naming naming) {

  /** What entity types and complex types become. */
  public enum Form {
    /** Records, which never change. */
    RECORDS,
    /** Classes with getters and setters, whose changes a context sees. */
    CLASSES
  }

  /** How members are named. */
  public enum Naming {
    /**
     * By Java's conventions, sets of entities in the plural: {@code ORDER_DATE}, {@code orderDate}.
     */
    JAVA,
    /** As the topic names them, if Java allows that. */
    AS_STORED
  }

  /**
   * Checks the names.
   *
   * @throws org.entopic.ConfigurationException if Java has no such names
   */
  public CodeOptions {
    boolean isPackage = SourceVersion.isName(packageName, SourceVersion.RELEASE_17);
    if (!isPackage) {
      throw ScaffoldMessages.noPackageName(packageName);
    }
    contextName
        .filter(name -> !SourceVersion.isName(name, SourceVersion.RELEASE_17) || name.contains("."))
        .ifPresent(
            name -> {
              throw ScaffoldMessages.noClassName(name);
            });
  }

  /** Returns options for records with names by Java's conventions. */
  public static CodeOptions of(String packageName) {
    return new CodeOptions(packageName, Optional.empty(), Form.RECORDS, Naming.JAVA);
  }

  /** Returns these options with a context of that name. */
  public CodeOptions contextName(String name) {
    return new CodeOptions(packageName, Optional.of(name), form, naming);
  }

  /** Returns these options with entity types in that form. */
  public CodeOptions form(Form other) {
    return new CodeOptions(packageName, contextName, other, naming);
  }

  /** Returns these options with members named like that. */
  public CodeOptions naming(Naming other) {
    return new CodeOptions(packageName, contextName, form, other);
  }
}
