package org.entopic.engine.tracking;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Counts version properties up; numbers begin at 1. */
final class Versions {
  private Versions() {}

  /** Sets the versions of the next row to the ones after those of a stored row. */
  static void count(TypePlan plan, @Nullable Row stored, RowBuilder next) {
    for (PropertyModel property : plan.versions) {
      Object before = stored == null ? null : stored.get(property.ordinal());
      next.set(property.ordinal(), after(property, before));
    }
  }

  private static Object after(PropertyModel property, @Nullable Object before) {
    long number = before instanceof Number version ? version.longValue() + 1 : 1;
    return switch (scalar(property)) {
      case SHORT -> (short) number;
      case INT -> (int) number;
      case INSTANT -> later(before instanceof Instant time ? time : null);
      case LOCAL_DATE_TIME ->
          LocalDateTime.ofInstant(
              later(before instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : null),
              ZoneOffset.UTC);
      default -> number;
    };
  }

  private static ScalarType scalar(PropertyModel property) {
    return property.storeType() instanceof StoreType.Scalar scalar
        ? scalar.type()
        : ScalarType.LONG;
  }

  private static Instant later(@Nullable Instant last) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return last == null || now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
  }
}
