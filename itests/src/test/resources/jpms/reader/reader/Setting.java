package reader;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Setting {
  @Id private String id;
  private double value;

  private Setting() {}

  @Override
  public String toString() {
    return id + "=" + value;
  }
}
