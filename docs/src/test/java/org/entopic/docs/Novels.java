package org.entopic.docs;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.Lazy;

class Novels extends EntityContext {
  // region:lazy
  @Entity
  static final class Writer {
    @Id int id;
    String name;

    @OneToMany(mappedBy = "writer")
    final Lazy<List<Novel>> novels = Lazy.of(new ArrayList<>());

    Writer() {}

    Writer(int id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  @Entity
  record Novel(@Id int id, String title, int writerId, Lazy<Writer> writer) {
    Novel(int id, String title, int writerId) {
      this(id, title, writerId, Lazy.empty());
    }
  }

  // end:lazy

  final EntitySet<Writer> writers = set(Writer.class);
  final EntitySet<Novel> novels = set(Novel.class);
}
