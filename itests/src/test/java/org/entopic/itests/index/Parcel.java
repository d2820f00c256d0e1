package org.entopic.itests.index;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something with values of several kinds. */
@Entity
public class Parcel {
  @Id public int id;
  public @Nullable String city;
  public @Nullable Integer weight;
  public double size;
  public @Nullable BigDecimal price;
  public @Nullable Instant sent;
  public @Nullable TimeUnit speed;
}
