package org.entopic.docs;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavingEvent;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Property;

// region:context
/** A context is given what it needs, as any object of the application. */
class NotesContext extends EntityContext {
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
class Sealing implements AttributeConverter<String, String> {
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
class Audit implements SaveInterceptor {
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
class NoteService {
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
class Seal {
  String close(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  String open(String sealed) {
    return new StringBuilder(sealed).reverse().toString();
  }
}

@Singleton
class AuditLog {
  final List<String> saves = new java.util.ArrayList<>();

  synchronized void add(String tenant) {
    saves.add(tenant);
  }
}
