package org.entopic.engine.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The access to the maps of property bags, which have keys and no members. */
@SuppressWarnings("rawtypes")
final class PropertyBagAccess implements EntityAccess<Map> {
  static final PropertyBagAccess INSTANCE = new PropertyBagAccess();

  private PropertyBagAccess() {}

  @Override
  public Class<Map> type() {
    return Map.class;
  }

  @Override
  public List<Member> members() {
    return List.of();
  }

  @Override
  public boolean annotated() {
    return false;
  }

  @Override
  public boolean constructorBound() {
    return false;
  }

  @Override
  public Map instantiate(@Nullable Object[] values) {
    return new LinkedHashMap<String, Object>();
  }

  @Override
  public @Nullable Object get(Map entity, int member) {
    throw new IndexOutOfBoundsException(member);
  }

  @Override
  public void set(Map entity, int member, @Nullable Object value) {
    throw new IndexOutOfBoundsException(member);
  }

  @Override
  public void read(Map entity, RowBuilder target, int[] ordinals) {
    // there are no members
  }

  @Override
  public boolean matches(Map entity, Row row, int[] ordinals) {
    return true;
  }

  @Override
  public void write(Row source, Map entity, int[] ordinals) {
    // there are no members
  }
}
