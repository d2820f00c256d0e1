package org.entopic.itests.karaf.shelf;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The unit of work of the shelf bundle. */
public class ShelfContext extends EntityContext {
  public final EntitySet<Book> books = set(Book.class);
}
