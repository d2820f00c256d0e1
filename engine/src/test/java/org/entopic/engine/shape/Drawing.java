package org.entopic.engine.shape;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** Has shapes of all classes. */
@Entity
public class Drawing {
  @Id int id;

  @OneToMany(mappedBy = "drawing")
  List<Shape> shapes = new ArrayList<>();

  Drawing() {}

  /** Creates a drawing. */
  public Drawing(int id) {
    this.id = id;
  }

  /** Returns the shapes. */
  public List<Shape> shapes() {
    return shapes;
  }
}
