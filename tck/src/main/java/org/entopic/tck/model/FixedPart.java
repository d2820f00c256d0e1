package org.entopic.tck.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.TopicModel;

/** A class of a hierarchy with a topic of its own: some properties of the top, in its rows. */
final class FixedPart extends FixedEntityType {
  private final FixedEntityType root;
  private final List<PropertyModel> own;

  FixedPart(FixedEntityType root, String name, List<PropertyModel> own) {
    super(
        name,
        new TopicModel("test." + name, 1, OptionalInt.empty(), Map.of()),
        root.table(),
        root.indexes(),
        root.isChecked(),
        root.producerConfig());
    this.root = root;
    this.own = List.copyOf(own);
  }

  @Override
  public EntityTypeModel rootType() {
    return root;
  }

  @Override
  public List<PropertyModel> properties() {
    return own;
  }

  @Override
  public Optional<PropertyModel> property(String propertyName) {
    return own.stream().filter(property -> property.name().equals(propertyName)).findFirst();
  }

  @Override
  public int propertyCount() {
    return root.propertyCount();
  }
}
