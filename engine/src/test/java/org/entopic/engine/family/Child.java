package org.entopic.engine.family;

/** The dependent of a relation that tests configure. */
public class Child {
  private int id;
  private Integer parentId;
  private Parent parent;

  protected Child() {}

  public Child(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }

  public Integer parentId() {
    return parentId;
  }

  public Parent parent() {
    return parent;
  }

  public void setParent(Parent value) {
    parent = value;
  }
}
