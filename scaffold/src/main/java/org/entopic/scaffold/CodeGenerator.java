package org.entopic.scaffold;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Makes Java sources of a model: a context with a set for each entity type, a record or class for
 * each entity type and complex type, and enums. The model of these classes is that of the topics,
 * so a factory of the context opens them.
 *
 * <p>Immutable and thread-safe. Equal models and options give equal sources. The sources use
 * Jakarta Persistence, JSpecify and Entopic's api, and no other library.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class CodeGenerator {
  private static final String INDENT = "  ";

  private final CodeOptions options;

  /** Creates a generator. */
  public CodeGenerator(CodeOptions options) {
    this.options = options;
  }

  /**
   * Returns the sources, the context's first.
   *
   * @param reporter is told where the sources are not what the model says
   */
  public List<SourceFile> generate(StoreModel model, Reporter reporter) {
    var names = new ClassNames(options.packageName());
    ClassName context =
        names.unique(options.contextName().orElseGet(() -> Names.type(model.source()) + "Context"));
    Map<StoreEntity, ClassName> entities = new LinkedHashMap<>();
    for (StoreEntity entity : model.entities()) {
      entities.put(entity, names.unique(Names.type(entity.name())));
    }
    List<TypeSpec> types = new ArrayList<>();
    types.add(new ContextSource(options, model.source(), context).of(entities));
    entities.forEach(
        (entity, name) ->
            types.addAll(new EntitySource(options, entity, name, names, reporter).types()));
    return types.stream().map(this::source).toList();
  }

  private SourceFile source(TypeSpec type) {
    String text =
        JavaFile.builder(options.packageName(), type)
            .indent(INDENT)
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new SourceFile(
        options.packageName().replace('.', '/') + "/" + type.name() + ".java", text);
  }
}
