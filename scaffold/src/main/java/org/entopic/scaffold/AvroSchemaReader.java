package org.entopic.scaffold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.entopic.model.ScalarType;

/** Reads Avro schemas of records. */
final class AvroSchemaReader implements SchemaReader {
  private static final Pattern ESCAPE = Pattern.compile("_u([0-9a-f]{4})_");

  /** Logical types whose values may also be texts, where a number cannot name them. */
  private static final Set<String> ALSO_TEXT =
      Set.of("timestamp-nanos", "local-timestamp-nanos", "time-micros");

  @Override
  public SchemaShape read(String text, Author author, String subject, Reporter reporter) {
    Schema schema;
    try {
      schema = new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw new IllegalArgumentException("it is no Avro schema");
    }
    if (schema.getType() != Schema.Type.RECORD) {
      throw new IllegalArgumentException("it is no schema of a record");
    }
    return new Reading(author, subject, reporter).document(schema);
  }

  private static final class Reading {
    private final Author author;
    private final String subject;
    private final Reporter reporter;
    private final Map<String, StoreObject> objects = new LinkedHashMap<>();

    Reading(Author author, String subject, Reporter reporter) {
      this.author = author;
      this.subject = subject;
      this.reporter = reporter;
    }

    SchemaShape document(Schema schema) {
      List<StoreField> fields = fields(schema, "");
      return new SchemaShape(name(schema.getName()), fields, List.copyOf(objects.values()));
    }

    /** Undoes what the serializer here does to names that Avro does not allow. */
    private String name(String written) {
      return author == Author.OTHERS
          ? written
          : ESCAPE
              .matcher(written)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private List<StoreField> fields(Schema record, String path) {
      List<StoreField> fields = new ArrayList<>();
      for (Schema.Field field : record.getFields()) {
        String name = name(field.name());
        String at = path.isEmpty() ? name : path + "." + name;
        Schema schema = field.schema();
        type(schema, at)
            .ifPresentOrElse(
                type -> fields.add(new StoreField(name, type, schema.isNullable())),
                () -> reporter.report(ScaffoldMessages.leftOut(subject, at)));
      }
      return fields;
    }

    private Optional<FieldType> type(Schema schema, String at) {
      List<Schema> all = schema.isUnion() ? schema.getTypes() : List.of(schema);
      List<Schema> forms = all.stream().filter(form -> form.getType() != Schema.Type.NULL).toList();
      boolean one =
          forms.size() == 1
              || (forms.size() == 2
                  && forms.get(1).getType() == Schema.Type.STRING
                  && ALSO_TEXT.contains(logical(forms.get(0))));
      return one ? form(forms.get(0), at) : Optional.empty();
    }

    private static String logical(Schema form) {
      return form.getLogicalType() == null
          ? String.valueOf(form.getProp("logicalType"))
          : form.getLogicalType().getName();
    }

    private Optional<FieldType> form(Schema form, String at) {
      return switch (form.getType()) {
        case RECORD -> Optional.of(complex(form, at));
        case ENUM ->
            Optional.of(
                new FieldType.Enumeration(
                    name(form.getName()), form.getEnumSymbols().stream().map(this::name).toList()));
        case ARRAY -> type(form.getElementType(), at).map(FieldType.ListOf::new);
        default -> scalar(form, at).map(FieldType.Scalar::new);
      };
    }

    /** A record may contain itself: its name is taken before its fields are read. */
    private FieldType complex(Schema record, String at) {
      String name = name(record.getFullName());
      if (!objects.containsKey(name)) {
        objects.put(name, new StoreObject(name, List.of()));
        objects.put(name, new StoreObject(name, fields(record, at)));
      }
      return new FieldType.Complex(name);
    }

    private Optional<ScalarType> scalar(Schema form, String at) {
      String marked = form.getProp("entopic-type");
      if (marked != null) {
        return Arrays.stream(ScalarType.values())
            .filter(type -> type.name().equals(marked))
            .findFirst();
      }
      Optional<ScalarType> logical = ofLogical(logical(form));
      if (logical.isPresent()) {
        if (isWrittenOtherwise(form)) {
          reporter.report(ScaffoldMessages.otherForm(subject, at, logical(form)));
        }
        return logical;
      }
      return switch (form.getType()) {
        case BOOLEAN -> Optional.of(ScalarType.BOOLEAN);
        case INT -> Optional.of(ScalarType.INT);
        case LONG -> Optional.of(ScalarType.LONG);
        case FLOAT -> Optional.of(ScalarType.FLOAT);
        case DOUBLE -> Optional.of(ScalarType.DOUBLE);
        case STRING -> Optional.of(ScalarType.STRING);
        case BYTES -> Optional.of(ScalarType.BYTES);
        default -> Optional.empty();
      };
    }

    private static Optional<ScalarType> ofLogical(String name) {
      return switch (name) {
        case "big-decimal", "decimal" -> Optional.of(ScalarType.DECIMAL);
        case "uuid" -> Optional.of(ScalarType.UUID);
        case "date" -> Optional.of(ScalarType.LOCAL_DATE);
        case "time-micros", "time-millis" -> Optional.of(ScalarType.LOCAL_TIME);
        case "timestamp-nanos", "timestamp-micros", "timestamp-millis" ->
            Optional.of(ScalarType.INSTANT);
        case "local-timestamp-nanos", "local-timestamp-micros", "local-timestamp-millis" ->
            Optional.of(ScalarType.LOCAL_DATE_TIME);
        default -> Optional.empty();
      };
    }

    /** Returns whether the serializer here writes these values in another form. */
    private boolean isWrittenOtherwise(Schema form) {
      return author == Author.OTHERS
          && switch (logical(form)) {
            case "big-decimal", "date" -> false;
            case "uuid" -> form.getType() != Schema.Type.FIXED;
            default -> true;
          };
    }
  }
}
