package org.entopic.tck.backend;

import java.util.Objects;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.jspecify.annotations.Nullable;

/** How many authors have a name, and how many editions they have together. */
final class EditionsByName implements RowAggregation {
  private final EntityTypeModel author;
  private final int name;
  private final int edition;

  EditionsByName(EntityTypeModel author) {
    this.author = author;
    this.name = author.property("name").orElseThrow().ordinal();
    this.edition = author.property("edition").orElseThrow().ordinal();
  }

  /** The numbers of one group. */
  static final class Sum implements State {
    long authors;
    long editions;
    private final int edition;

    Sum(int edition) {
      this.edition = edition;
    }

    @Override
    public void add(Row row) {
      authors++;
      editions += row.getInt(edition);
    }

    @Override
    public void remove(Row row) {
      authors--;
      editions -= row.getInt(edition);
    }

    @Override
    public State copy() {
      var copy = new Sum(edition);
      copy.authors = authors;
      copy.editions = editions;
      return copy;
    }

    @Override
    public String toString() {
      return editions + " of " + authors;
    }
  }

  @Override
  public Object groupOf(Row row) {
    return Objects.requireNonNull(row.getObject(name));
  }

  @Override
  public State start(Row member) {
    return new Sum(edition);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EditionsByName that && author.name().equals(that.author.name());
  }

  @Override
  public int hashCode() {
    return author.name().hashCode();
  }
}
