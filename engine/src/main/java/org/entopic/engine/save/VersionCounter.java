package org.entopic.engine.save;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.jspecify.annotations.Nullable;

/** The values of version properties: numbers count up, times move forward. */
final class VersionCounter {
  private final Clock clock;

  VersionCounter(Clock clock) {
    this.clock = clock;
  }

  Object first(PropertyModel property, @Nullable Object given) {
    if (given != null) {
      return given;
    }
    return switch (scalar(property)) {
      case SHORT -> (short) 0;
      case INT -> 0;
      case LONG -> 0L;
      case INSTANT -> clock.instant();
      case LOCAL_DATE_TIME -> LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
      default -> throw SaveMessages.noVersionType(property);
    };
  }

  Object next(PropertyModel property, @Nullable Object previous) {
    if (previous == null) {
      return first(property, null);
    }
    return switch (scalar(property)) {
      case SHORT -> (short) ((Short) previous + 1);
      case INT -> (Integer) previous + 1;
      case LONG -> (Long) previous + 1;
      case INSTANT -> later(clock.instant(), (Instant) previous);
      case LOCAL_DATE_TIME ->
          LocalDateTime.ofInstant(
              later(clock.instant(), ((LocalDateTime) previous).toInstant(ZoneOffset.UTC)),
              ZoneOffset.UTC);
      default -> throw SaveMessages.noVersionType(property);
    };
  }

  private static Instant later(Instant now, Instant previous) {
    return now.isAfter(previous) ? now : previous.plusNanos(1);
  }

  private static ScalarType scalar(PropertyModel property) {
    if (property.storeType() instanceof StoreType.Scalar scalar) {
      return scalar.type();
    }
    throw SaveMessages.noVersionType(property);
  }
}
