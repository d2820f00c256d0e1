package org.entopic.itests.sql.jdk;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.entopic.EntityContextFactory;
import org.entopic.itests.sql.SqlDatabase;
import org.entopic.samples.catalog.CatalogContext;
import org.entopic.samples.catalog.CatalogMapper;
import org.entopic.samples.catalog.jdk.JdkListener;
import org.entopic.samples.catalog.jdk.JdkReader;
import org.entopic.samples.catalog.jdk.ModuleDescription;
import org.entopic.samples.catalog.jdk.PackageDescription;
import org.entopic.samples.catalog.jdk.TypeDescription;
import org.entopic.samples.catalog.report.ReadProgress;

/** Takes what is found in the running JDK once, as entities and as rows of tables. */
final class JdkRows implements JdkListener {
  private static final int BATCH = 2_000;

  private final List<Consumer<CatalogContext>> entities = new ArrayList<>();
  private final List<List<?>> modules = new ArrayList<>();
  private final List<List<?>> packages = new ArrayList<>();
  private final List<List<?>> types = new ArrayList<>();

  static JdkRows read(ModuleFinder modules) throws IOException {
    var rows = new JdkRows();
    JdkReader.of(modules).read(rows, ReadProgress.silent());
    return rows;
  }

  void saveTo(EntityContextFactory<CatalogContext> factory) {
    for (int from = 0; from < entities.size(); from += BATCH) {
      try (var db = factory.create()) {
        entities
            .subList(from, Math.min(from + BATCH, entities.size()))
            .forEach(entity -> entity.accept(db));
        db.saveChanges();
      }
    }
  }

  void insertInto(SqlDatabase sql) {
    sql.insert("module", List.of("name", "version", "released", "open"), modules);
    sql.insert("package", List.of("module_name", "name", "exported"), packages);
    sql.insert(
        "type",
        List.of(
            "name",
            "module_name",
            "package_name",
            "kind",
            "sealed",
            "bytes",
            "fields",
            "methods",
            "super_name"),
        types);
  }

  @Override
  public void onModule(ModuleDescription module) {
    entities.add(db -> db.modules.add(CatalogMapper.module(module)));
    modules.add(Arrays.asList(module.name(), module.version(), module.released(), module.open()));
  }

  @Override
  public void onPackage(PackageDescription description) {
    entities.add(db -> db.packages.add(CatalogMapper.javaPackage(description)));
    packages.add(
        List.of(description.key().moduleName(), description.key().name(), description.exported()));
  }

  @Override
  public void onType(TypeDescription type) {
    entities.add(db -> db.types.add(CatalogMapper.type(type)));
    types.add(
        Arrays.asList(
            type.name(),
            type.enclosingPackage().moduleName(),
            type.enclosingPackage().name(),
            type.kind().name(),
            type.sealed(),
            type.sizeInBytes(),
            type.fieldCount(),
            type.methodCount(),
            type.superTypeName()));
  }
}
