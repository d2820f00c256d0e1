package org.entopic.benchmarks;

import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** The order as Avro's compiler makes classes: numbered fields, conversions for logical types. */
@SuppressWarnings({"serial", "NullAway"})
final class AvroOrder extends SpecificRecordBase {
  static final int ID = 0;
  static final int PRICE = 4;
  static final int TRACKING = 10;

  private static final Conversion<?> DECIMAL = new Conversions.BigDecimalConversion();
  private static final Conversion<?> UUID = new Conversions.UUIDConversion();

  private final Schema schema;
  private int id;
  private long customerId;
  private CharSequence productName;
  private int quantity;
  private Object price;
  private double discount;
  private Object status;
  private Object createdAt;
  private @Nullable Object deliveryDate;
  private boolean paid;
  private Object trackingId;
  private @Nullable CharSequence note;

  AvroOrder(Schema schema) {
    this.schema = schema;
  }

  /** Returns Avro's helper, which makes these records. */
  static SpecificData data() {
    var data =
        new SpecificData() {
          @Override
          public Object newRecord(Object old, Schema schema) {
            return new AvroOrder(schema);
          }
        };
    data.addLogicalTypeConversion(new Conversions.BigDecimalConversion());
    data.addLogicalTypeConversion(new Conversions.UUIDConversion());
    data.addLogicalTypeConversion(new TimeConversions.DateConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
    return data;
  }

  @Override
  public Schema getSchema() {
    return schema;
  }

  @Override
  public Conversion<?> getConversion(int field) {
    return field == PRICE ? DECIMAL : field == TRACKING ? UUID : null;
  }

  @Override
  public Object get(int field) {
    return switch (field) {
      case ID -> id;
      case 1 -> customerId;
      case 2 -> productName;
      case 3 -> quantity;
      case PRICE -> price;
      case 5 -> discount;
      case 6 -> status;
      case 7 -> createdAt;
      case 8 -> deliveryDate;
      case 9 -> paid;
      case TRACKING -> trackingId;
      case 11 -> note;
      default -> throw new IndexOutOfBoundsException(field);
    };
  }

  @Override
  public void put(int field, Object value) {
    switch (field) {
      case ID -> id = (Integer) value;
      case 1 -> customerId = (Long) value;
      case 2 -> productName = (CharSequence) value;
      case 3 -> quantity = (Integer) value;
      case PRICE -> price = value;
      case 5 -> discount = (Double) value;
      case 6 -> status = value;
      case 7 -> createdAt = value;
      case 8 -> deliveryDate = value;
      case 9 -> paid = (Boolean) value;
      case TRACKING -> trackingId = value;
      case 11 -> note = (CharSequence) value;
      default -> throw new IndexOutOfBoundsException(field);
    }
  }
}
