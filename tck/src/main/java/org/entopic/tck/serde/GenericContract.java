package org.entopic.tck.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.STRING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.ConfigurationException;
import org.entopic.SerializationFailedException;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.serde.GenericDecoder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.TestModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Records read by what their schema says alone; for serializers whose schemas say enough.
 *
 * <p>Extend it in the serializer's tests.
 */
public abstract class GenericContract {
  private static final SerializerConfig CONFIG = new SerializerConfig("test", Map.of());

  private final EntityTypeModel type = everything();

  /** Creates the contract. */
  protected GenericContract() {}

  /** Returns the serializer to test. */
  protected abstract SerializerProvider provider();

  private static EntityTypeModel everything() {
    ComplexTypeModel part =
        TestModels.complex("Part")
            .property("name", STRING)
            .nullable("count", INT)
            .property("status", TestModels.status())
            .build();
    var all =
        TestModels.entity("Everything")
            .key("id", INT)
            .property("status", TestModels.status())
            .nullable("otherStatus", TestModels.status())
            .property("part", new StoreType.Complex(part))
            .nullable("otherPart", new StoreType.Complex(part))
            .property("parts", new StoreType.Collection(new StoreType.Complex(part)))
            .nullable("texts", new StoreType.Collection(new StoreType.Scalar(STRING)));
    for (ScalarType scalar : ScalarType.values()) {
      String name = scalar.name().toLowerCase(Locale.ROOT);
      all.property(name, scalar).nullable(name + "Möglich", scalar);
    }
    return all.build();
  }

  private GenericDecoder decoder(SchemaDocument writer) {
    return provider().genericDecoder(writer).orElseThrow();
  }

  @Provide
  Arbitrary<Row> rows() {
    return StoredValues.rows(type);
  }

  @Property(tries = 200)
  void whatWasWrittenIsToldByTheNamesOfTheFields(@ForAll("rows") Row row) {
    ValueCodec codec = provider().valueCodec(type, CONFIG);
    assertThat(plain(decoder(codec.schema()).decode(codec.encode(row))))
        .isEqualTo(plain(told(row)));
  }

  private static Map<String, @Nullable Object> told(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (PropertyModel property : row.type().properties()) {
      values.put(property.fieldName(), told(row.get(property.ordinal())));
    }
    return values;
  }

  private static @Nullable Object told(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof Row nested) {
      return told(nested);
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(told(element)));
      return elements;
    }
    return value;
  }

  /** Returns a value without arrays, whose equality is not that of their content. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((name, each) -> all.put(name, plain(each)));
      return all;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      list.forEach(each -> all.add(plain(each)));
      return all;
    }
    return value;
  }

  @Property(tries = 200)
  void damagedRecordsAreReadOrRefusedAndNothingElse(@ForAll("rows") Row row, @ForAll long seed) {
    ValueCodec codec = provider().valueCodec(type, CONFIG);
    byte[] damaged = new Damage(seed).of(codec.encode(row));
    try {
      assertThat(decoder(codec.schema()).decode(damaged)).containsKey("id");
    } catch (SerializationFailedException expected) {
      assertThat(expected).hasMessageContaining("'Everything'").hasNoCause();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(Arrays.toString(damaged), e);
    }
  }

  @Test
  void whatIsNoSchemaIsRefused() {
    for (String text : List.of("", "nothing", "[1]")) {
      var document = new SchemaDocument(provider().name(), text);
      assertThatThrownBy(() -> provider().genericDecoder(document))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(document.id());
    }
  }
}
