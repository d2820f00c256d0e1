package org.entopic.engine.family;

import java.util.ArrayList;
import java.util.List;

/** The principal of a relation that tests configure. */
public class Parent {
  private int id;
  private String name;
  private List<Child> children = new ArrayList<>();

  protected Parent() {}

  public Parent(int id, String name) {
    this.id = id;
    this.name = name;
  }

  public String name() {
    return name;
  }

  public void setName(String value) {
    name = value;
  }

  public List<Child> children() {
    return children;
  }
}
