package org.entopic.docs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavingEvent;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Property;

/** Notes of tenants, with the parts that a container makes. */
final class Notes {
  private Notes() {}

  // region:context
  /** A context is given what it needs, as any object of the application. */
  static class NotesContext extends EntityContext {
    static final Property<Note, String> TENANT = Property.of(Note.class, "tenant", String.class);

    final EntitySet<Note> notes = set(Note.class);
    final String tenant;

    @Inject
    NotesContext(Tenant tenant) {
      this.tenant = tenant.name();
    }

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Note.class).filter(NotesContext.class, c -> TENANT.eq(c.tenant));
    }
  }

  // end:context

  record Tenant(String name) {}

  record Note(int id, String tenant, @Convert(converter = Sealing.class) String text) {}

  // region:parts
  /** A converter that the model names by its class. */
  static class Sealing implements AttributeConverter<String, String> {
    private final Seal seal;

    @Inject
    Sealing(Seal seal) {
      this.seal = seal;
    }

    @Override
    public String convertToDatabaseColumn(String text) {
      return seal.close(text);
    }

    @Override
    public String convertToEntityAttribute(String sealed) {
      return seal.open(sealed);
    }
  }

  /** An interceptor of all saves. */
  static class Audit implements SaveInterceptor {
    private final AuditLog log;

    @Inject
    Audit(AuditLog log) {
      this.log = log;
    }

    @Override
    public SaveDecision saving(SavingEvent event) {
      log.add(((NotesContext) event.context()).tenant);
      return SaveDecision.proceed();
    }
  }

  /** A service is given the factory, and has a context for each piece of work. */
  static class NoteService {
    private final EntityContextFactory<NotesContext> contexts;

    @Inject
    NoteService(EntityContextFactory<NotesContext> contexts) {
      this.contexts = contexts;
    }

    void write(int id, String text) {
      contexts.run(
          db -> {
            db.notes.add(new Note(id, db.tenant, text));
            db.saveChanges();
          });
    }

    List<String> texts() {
      return contexts.execute(db -> db.notes.toList().stream().map(Note::text).toList());
    }
  }

  // end:parts

  @Singleton
  static class Seal {
    String close(String text) {
      return new StringBuilder(text).reverse().toString();
    }

    String open(String sealed) {
      return new StringBuilder(sealed).reverse().toString();
    }
  }

  @Singleton
  static class AuditLog {
    final List<String> saves = new ArrayList<>();

    synchronized void add(String tenant) {
      saves.add(tenant);
    }
  }
}
