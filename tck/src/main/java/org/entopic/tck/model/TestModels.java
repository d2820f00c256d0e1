package org.entopic.tck.model;

import static org.entopic.model.ScalarType.BOOLEAN;
import static org.entopic.model.ScalarType.DECIMAL;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.INSTANT;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LOCAL_DATE;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;
import static org.entopic.model.ScalarType.UUID;

import java.util.List;
import java.util.Locale;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/**
 * Makes models by hand, without an engine, and has some ready.
 *
 * <p>Stateless and thread-safe; what it returns is new each time.
 *
 * <pre>{@code
 * EntityTypeModel order =
 *     TestModels.entity("Order").key("id", INT).property("name", STRING).index("name").build();
 * }</pre>
 */
public final class TestModels {
  private TestModels() {}

  /** Starts an entity type. */
  public static EntityDefinition entity(String name) {
    return new EntityDefinition(name);
  }

  /**
   * Returns a class of a hierarchy that has a topic of its own: some of the properties of an entity
   * type, in rows of that type.
   *
   * @param root a type built by {@link EntityDefinition#build()}
   * @throws IllegalArgumentException if the type has no property of a name
   */
  public static EntityTypeModel part(EntityTypeModel root, String name, String... properties) {
    var top = (FixedEntityType) root;
    return new FixedPart(top, name, top.table().named(List.of(properties)));
  }

  /** Starts a complex type. */
  public static ComplexDefinition complex(String name) {
    return new ComplexDefinition(name);
  }

  /** Returns a model of these types. */
  public static EntityModel model(String database, EntityTypeModel... types) {
    return new FixedEntityModel(database, List.of(types));
  }

  /** Returns the stored type of {@link OrderStatus}. */
  public static StoreType status() {
    return new StoreType.Enumeration(OrderStatus.class);
  }

  /**
   * Returns an order: twelve properties of eleven types, 264 bytes as JSON on average; its key is
   * an {@code int}, and {@code customerId} has an index.
   */
  public static EntityTypeModel order() {
    return orderDefinition().index("customerId").build();
  }

  /** Returns customers and the orders that refer to them by {@code customerId}. */
  public static EntityModel shop() {
    EntityTypeModel customer =
        entity("Customer")
            .topic("shop.Customer")
            .key("id", LONG)
            .property("name", STRING)
            .nullable("email", STRING)
            .unique("email")
            .build();
    EntityTypeModel order =
        orderDefinition().topic("shop.Order").foreignKey(customer, "customerId").build();
    return model("shop", customer, order);
  }

  private static EntityDefinition orderDefinition() {
    return entity("Order")
        .key("id", INT)
        .property("customerId", LONG)
        .property("productName", STRING)
        .property("quantity", INT)
        .property("price", DECIMAL)
        .property("discount", DOUBLE)
        .property("status", status())
        .property("createdAt", INSTANT)
        .nullable("deliveryDate", LOCAL_DATE)
        .property("paid", BOOLEAN)
        .property("trackingId", UUID)
        .nullable("note", STRING);
  }

  /** Returns the line of an order, whose key is an {@code int}, a text and a {@code short}. */
  public static EntityTypeModel orderLine() {
    return entity("OrderLine")
        .key("orderId", INT)
        .key("warehouse", STRING)
        .key("line", ScalarType.SHORT)
        .property("amount", LONG)
        .nullable("remark", STRING)
        .index("warehouse")
        .build();
  }

  /**
   * Returns a type that has every scalar type twice, {@code int} and {@code intOrNull} and so on,
   * enums, nested complex values, and lists of scalars, enums and complex values.
   */
  public static EntityTypeModel allTypes() {
    var address = new StoreType.Complex(address());
    return allScalarsDefinition()
        .property("address", address)
        .nullable("addressOrNull", address)
        .property("numbers", new StoreType.Collection(new StoreType.Scalar(INT)))
        .property("texts", new StoreType.Collection(new StoreType.Scalar(STRING)))
        .property("statuses", new StoreType.Collection(status()))
        .nullable("addressesOrNull", new StoreType.Collection(address))
        .build();
  }

  /** Returns {@link #allTypes()} without nested values. */
  public static EntityTypeModel allScalars() {
    return allScalarsDefinition().build();
  }

  private static EntityDefinition allScalarsDefinition() {
    EntityDefinition definition = entity("AllTypes").key("id", STRING);
    for (ScalarType scalar : ScalarType.values()) {
      String name = propertyName(scalar);
      definition.property(name, scalar).nullable(name + "OrNull", scalar);
    }
    return definition.property("status", status()).nullable("statusOrNull", status());
  }

  /**
   * Returns the name of the property of a scalar type in {@link #allTypes()}, as {@code
   * bigInteger}.
   */
  public static String propertyName(ScalarType scalar) {
    String[] words = scalar.name().toLowerCase(Locale.ROOT).split("_", -1);
    var name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
    }
    return name.toString();
  }

  private static ComplexTypeModel address() {
    ComplexTypeModel position =
        complex("Position").property("latitude", DOUBLE).nullable("longitude", DOUBLE).build();
    return complex("Address")
        .property("street", STRING)
        .property("number", INT)
        .nullable("country", STRING)
        .nullable("position", new StoreType.Complex(position))
        .property("tags", new StoreType.Collection(new StoreType.Scalar(STRING)))
        .build();
  }
}
