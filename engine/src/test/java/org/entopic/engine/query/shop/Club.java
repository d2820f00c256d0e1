package org.entopic.engine.query.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.ArrayList;
import java.util.List;

/** The other side of a many-to-many relation. */
@Entity
public class Club {
  @Id public long id;
  public String name;

  @ManyToMany(mappedBy = "clubs")
  public List<Customer> members = new ArrayList<>();

  protected Club() {}

  public Club(long id, String name) {
    this.id = id;
    this.name = name;
  }
}
