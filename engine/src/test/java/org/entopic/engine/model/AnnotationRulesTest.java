package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.row;
import static org.entopic.engine.model.Models.type;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrePersist;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Transient;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.convention.ConventionSet;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnotationRulesTest {
  @NullUnmarked
  static class Unmarked {
    private int id;
    private String plain;
    private @NonNull String present;

    @Basic(optional = false)
    private String basic;

    @Column(nullable = false)
    private @Nullable String column;

    private Unmarked other;
  }

  static class Marked {
    private int id;
    private String plain;
    private @Nullable String absent;
    private @Nullable Integer number;
    private byte @Nullable [] bytes;
    private Unmarked required;
    private @Nullable Unmarked optional;
    private @Nullable List<String> list;
  }

  @Test
  void unannotatedReferencesAreNullable() {
    EngineModel model = Models.of(Unmarked.class);
    assertThat(property(model, Unmarked.class, "plain").isNullable()).isTrue();
    assertThat(property(model, Unmarked.class, "id").isNullable()).isFalse();
    assertThat(type(model, Unmarked.class).foreignKeys().get(0).isRequired()).isFalse();
  }

  @Test
  void annotationsDenyNull() {
    EngineModel model = Models.of(Unmarked.class);
    for (String name : List.of("present", "basic", "column")) {
      assertThat(property(model, Unmarked.class, name).isNullable()).as(name).isFalse();
    }
  }

  @Test
  void inNullMarkedCodeOnlyWhatIsNullableIs() {
    EngineModel model = Models.of(Marked.class);
    assertThat(property(model, Marked.class, "plain").isNullable()).isFalse();
    for (String name : List.of("absent", "number", "bytes", "list")) {
      assertThat(property(model, Marked.class, name).isNullable()).as(name).isTrue();
    }
    assertThat(property(model, Marked.class, "requiredId").isNullable()).isFalse();
    assertThat(property(model, Marked.class, "optionalId").isNullable()).isTrue();
  }

  @Test
  void aNullableListMayBeNull() {
    EntityMapping mapping = mapping(Models.of(Marked.class), Marked.class);
    var entity = new Marked();
    var copy = (Marked) mapping.instantiate(row(mapping, entity));
    assertThat(copy.list).isNull();
    copy.list = List.of();
    assertThat(mapping.matches(copy, row(mapping, entity))).isFalse();
  }

  @Entity
  static class ByProperty {
    private int id;
    private String name;
    private String cache;
    @Column private String annotated;
    private boolean open;

    @Id
    public int getId() {
      return id;
    }

    @Column(name = "label")
    public String getName() {
      return name;
    }

    public boolean isOpen() {
      return open;
    }

    @Transient
    public String getComputed() {
      return name + id;
    }
  }

  @Entity
  @Access(AccessType.PROPERTY)
  static class ByAccess {
    @Id private int id;
    private String hidden;
    private String shown;

    public String getShown() {
      return shown;
    }
  }

  @Test
  void theIdOnAGetterMakesPropertiesOfGettersWhoseStateIsTheField() {
    EngineModel model = Models.of(ByProperty.class);
    assertThat(type(model, ByProperty.class).properties())
        .extracting(PropertyModel::name)
        .containsExactly("id", "name", "annotated", "open");
    assertThat(property(model, ByProperty.class, "name").fieldName()).isEqualTo("label");
    assertThat(property(model, ByProperty.class, "name").source())
        .isEqualTo(ConfigurationSource.ANNOTATION);
    var entity = new ByProperty();
    entity.name = "n";
    EntityMapping mapping = mapping(model, ByProperty.class);
    assertThat(((ByProperty) mapping.instantiate(row(mapping, entity))).name).isEqualTo("n");
  }

  @Test
  void accessOverridesThePlaceOfTheId() {
    assertThat(type(Models.of(ByAccess.class), ByAccess.class).properties())
        .extracting(PropertyModel::name)
        .containsExactly("id", "shown");
  }

  @MappedSuperclass
  static class Audited {
    protected String author;
  }

  static class Untold {
    protected String untold;
  }

  static class Between extends Audited {
    protected String between;
  }

  @Entity
  static class Article extends Between {
    @Id private int id;
  }

  static class Conventional extends Untold {
    private int id;
  }

  @Test
  void fieldsOfMappedSuperclassesComeFirstAndOthersAreLeftOut() {
    EngineModel model = Models.of(Article.class, Conventional.class);
    assertThat(type(model, Article.class).properties())
        .extracting(PropertyModel::name)
        .containsExactly("author", "id");
    assertThat(type(model, Conventional.class).properties())
        .extracting(PropertyModel::name)
        .containsExactly("untold", "id");
  }

  record Ticket(long id, String title, @Nullable Author author, List<Ticket> parts, int count) {}

  static class Author {
    private int id;
  }

  @Test
  void recordsAreEntitiesThatCannotBeChanged() {
    EngineModel model = Models.of(Ticket.class);
    EntityMapping mapping = mapping(model, Ticket.class);
    var ticket = new Ticket(1, "t", new Author(), List.of(), 2);
    var copy = (Ticket) mapping.instantiate(row(mapping, ticket));
    assertThat(copy).isEqualTo(new Ticket(1, "t", null, List.of(), 2));
    assertThat(mapping.matches(ticket, row(mapping, ticket))).isTrue();
    assertThat(mapping.key(ticket)).isEqualTo(1L);
    assertThatThrownBy(() -> mapping.refresh(row(mapping, ticket), ticket))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("record");
    assertThatThrownBy(() -> mapping.setValue(ticket, property(model, Ticket.class, "title"), "u"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Entity
  @EntityListeners(Object.class)
  @NamedQuery(name = "q", query = "select 1")
  @SecondaryTable(name = "more")
  static class Ignored {
    @Id private int id;
    @Lob private String text;

    @Column(columnDefinition = "varchar(7)")
    private String sql;

    @OneToMany(fetch = FetchType.EAGER)
    @OrderBy("id")
    private List<Ignored> many;

    @ManyToOne(cascade = CascadeType.ALL)
    private Ignored one;

    @PrePersist
    void before() {
      id++;
    }
  }

  @Test
  void whatIsNotHonouredIsWarnedOfOnce() {
    var draft = new ModelDraft("test", null);
    draft.entity(Ignored.class);
    new ConventionSet(
            draft,
            new DefaultConventionModel(draft),
            new AccessResolver(draft, null, type -> Optional.empty()),
            JoinEntity.class)
        .apply();
    assertThat(draft.problems()).isEmpty();
    assertThat(draft.warnings())
        .hasSize(9)
        .anyMatch(w -> w.contains("@EntityListeners at"))
        .anyMatch(w -> w.contains("@NamedQuery at"))
        .anyMatch(w -> w.contains("@SecondaryTable at"))
        .anyMatch(w -> w.contains("@Lob at") && w.contains("Ignored.text"))
        .anyMatch(w -> w.contains("SQL of @Column") && w.contains("Ignored.sql"))
        .anyMatch(w -> w.contains("fetch = EAGER") && w.contains("Ignored.many"))
        .anyMatch(w -> w.contains("@OrderBy on a relation"))
        .anyMatch(w -> w.contains("cascade REMOVE"))
        .anyMatch(w -> w.contains("@PrePersist at") && w.contains("before()"));
  }
}
