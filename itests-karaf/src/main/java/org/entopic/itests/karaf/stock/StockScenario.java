package org.entopic.itests.karaf.stock;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.itests.karaf.scenario.Scenario;

/** Saves and finds parts by their kinds. */
public final class StockScenario extends Scenario<StockContext> {
  public StockScenario() {
    super("stock");
  }

  @Override
  protected StockContext context() {
    return new StockContext();
  }

  @Override
  protected Class<?> entity() {
    return Part.class;
  }

  @Override
  protected String run(StockContext db, List<String> words) {
    switch (words.get(0)) {
      case "save" -> {
        int id = Integer.parseInt(words.get(1));
        Kind kind = Kind.valueOf(words.get(2));
        db.parts.add(new Part(id, kind));
        db.shortages.add(new Shortage(id, kind));
        db.saveChanges();
        return "done";
      }
      case "list" -> {
        Kind kind = Kind.valueOf(words.get(1));
        String parts =
            db.parts.where(PartFields.kind.eq(kind)).orderBy(PartFields.id.asc()).stream()
                .filter(part -> part.getKind() == kind)
                .map(part -> "part " + part.getId())
                .collect(Collectors.joining(", "));
        return db.shortages.where(ShortageFields.kind.eq(kind)).stream()
            .filter(shortage -> shortage.getKind() == kind)
            .map(shortage -> ", shortage " + shortage.getId())
            .collect(Collectors.joining("", parts, ""));
      }
      default -> throw new IllegalArgumentException(words.get(0));
    }
  }
}
