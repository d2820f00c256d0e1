package org.entopic.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import org.entopic.processor.EntityDescription.Construction;
import org.jspecify.annotations.Nullable;

/**
 * Generates, for each entity and each value type of a compilation, a class of typed handles for
 * queries and a class that gives the engine access to its fields.
 *
 * <p>Compilers make and call it; add its artifact to the processor path. Entities are classes with
 * {@code @Entity}, those that {@code EntitySet} fields name, annotated or not, and those that a
 * sealed entity permits. Of an abstract one there are handles only, for queries. Handles are named
 * like the entity with {@code Fields} appended; the option {@code entopic.fieldsSuffix} changes
 * that.
 *
 * <p>For each package with {@code EntityConfiguration} classes it generates {@code
 * EntityConfigurations}, which applies all of them.
 */
public final class EntityProcessor extends AbstractProcessor {
  static final String FIELDS_SUFFIX = "entopic.fieldsSuffix";

  private final EntityKinds kinds = new EntityKinds();
  private final EntityDiscovery discovery = new EntityDiscovery(kinds);
  private String suffix = "Fields";
  private @Nullable ConfigurationIndex configurations;

  /** Creates a processor that a compiler has yet to initialise. */
  public EntityProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    Map<String, String> options = environment.getOptions();
    if (options.containsKey(FIELDS_SUFFIX)) {
      String chosen = Objects.requireNonNullElse(options.get(FIELDS_SUFFIX), "");
      if (isSuffix(chosen)) {
        suffix = chosen;
      } else {
        environment.getMessager().printMessage(Kind.ERROR, ProcessorMessages.unfitSuffix(chosen));
      }
    }
  }

  private static boolean isSuffix(String text) {
    return !text.isEmpty()
        && !text.equals(AccessWriter.SUFFIX)
        && SourceVersion.isIdentifier("X" + text);
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(FIELDS_SUFFIX);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!round.processingOver()) {
      if (configurations == null) {
        configurations = new ConfigurationIndex(processingEnv);
      }
      for (ConfigurationIndex.Index index : configurations.next(round)) {
        write(index.name(), index.write(), index.applied().toArray(TypeElement[]::new));
      }
      var scanner = new EntityScanner(processingEnv, kinds);
      for (TypeElement type : discovery.next(round, processingEnv.getElementUtils())) {
        scanner.scan(type).ifPresent(this::generate);
      }
    }
    return false;
  }

  private void generate(EntityDescription entity) {
    var fields = new FieldsWriter(suffix);
    write(entity, fields.simpleName(entity), fields.write(entity));
    if (entity.construction() != Construction.BY_SUBCLASS) {
      write(entity, AccessWriter.simpleName(entity), AccessWriter.write(entity));
    }
  }

  private void write(EntityDescription entity, String simpleName, String source) {
    write(entity.inPackage(simpleName), source, entity.element());
  }

  private void write(String name, String source, TypeElement... causes) {
    try (Writer file = processingEnv.getFiler().createSourceFile(name, causes).openWriter()) {
      file.write(source);
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(Kind.ERROR, ProcessorMessages.notWritten(causes[0], name, e), causes[0]);
    }
  }
}
