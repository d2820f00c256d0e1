package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;

// region:entity
@Entity
@Table(
    indexes = {
      @Index(columnList = "sensor, time DESC"),
      @Index(name = "by_value", columnList = "celsius")
    })
public class Reading {
  @Id public long id;
  public String sensor;
  public Instant time;
  public Double celsius;
}
// end:entity
