package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.EntityContextFactory;
import org.entopic.docs.Notes.Audit;
import org.entopic.docs.Notes.AuditLog;
import org.entopic.docs.Notes.NoteService;
import org.entopic.docs.Notes.NotesContext;
import org.entopic.docs.Notes.Seal;
import org.entopic.docs.Notes.Sealing;
import org.entopic.docs.Notes.Tenant;
import org.entopic.event.SaveInterceptor;
import org.entopic.spi.service.InstanceSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;

/** Contexts, interceptors and converters made by containers for dependency injection. */
class IntegrationTest {

  // region:spring
  @Configuration(proxyBeanMethods = false)
  static class SpringNotes {
    @Bean
    @Scope("prototype") // the factory closes the contexts that it gives to run(…) and execute(…)
    NotesContext context(Tenant tenant) {
      return new NotesContext(tenant);
    }

    @Bean // closed with the application
    EntityContextFactory<NotesContext> contexts(
        ObjectProvider<NotesContext> contexts,
        List<SaveInterceptor> interceptors,
        ApplicationContext beans) {
      var builder =
          EntityContextFactory.of(contexts::getObject)
              .database("spring-notes")
              .backend("memory")
              .serializer("json")
              .service(
                  InstanceSource.class, type -> beans.getBeanProvider(type).stream().findAny());
      interceptors.forEach(builder::interceptor);
      return builder.open();
    }
  }

  // end:spring

  @Import({Sealing.class, Audit.class, NoteService.class, Seal.class, AuditLog.class})
  static class SpringParts {
    @Bean
    @Scope("prototype")
    Tenant tenant() {
      return new Tenant("acme");
    }
  }

  @Test
  void spring() {
    EntityContextFactory<?> factory;
    try (var beans = new AnnotationConfigApplicationContext(SpringNotes.class, SpringParts.class)) {
      factory = beans.getBean(EntityContextFactory.class);
      works(beans.getBean(NoteService.class), beans.getBean(AuditLog.class));
    }
    assertThatThrownBy(factory::database).isInstanceOf(IllegalStateException.class);
  }

  // region:cdi
  static class CdiNotes {
    @Produces
    @Singleton
    EntityContextFactory<NotesContext> contexts(
        Provider<Tenant> tenants,
        @Any Instance<SaveInterceptor> interceptors,
        @Any Instance<Object> beans) {
      var builder =
          EntityContextFactory.of(() -> new NotesContext(tenants.get()))
              .database("cdi-notes")
              .backend("memory")
              .serializer("json")
              .service(InstanceSource.class, type -> beans.select(type).stream().findAny());
      interceptors.forEach(builder::interceptor);
      return builder.open();
    }

    void close(@Disposes EntityContextFactory<NotesContext> contexts) {
      contexts.close();
    }
  }

  // end:cdi

  static class CdiParts {
    @Produces
    Tenant tenant() {
      return new Tenant("acme");
    }
  }

  @Test
  void cdi() {
    EntityContextFactory<NotesContext> factory;
    try (SeContainer beans =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(CdiNotes.class, CdiParts.class, NoteService.class)
            .addBeanClasses(Sealing.class, Audit.class, Seal.class, AuditLog.class)
            .initialize()) {
      factory =
          beans
              .select(
                  new jakarta.enterprise.util.TypeLiteral<EntityContextFactory<NotesContext>>() {})
              .get();
      works(beans.select(NoteService.class).get(), beans.select(AuditLog.class).get());
    }
    assertThatThrownBy(factory::database).isInstanceOf(IllegalStateException.class);
  }

  // region:guice
  static class GuiceNotes extends AbstractModule {
    @Provides
    @Singleton
    EntityContextFactory<NotesContext> contexts(
        Provider<NotesContext> contexts, Set<SaveInterceptor> interceptors, Injector injector) {
      var builder =
          EntityContextFactory.of(contexts::get)
              .database("guice-notes")
              .backend("memory")
              .serializer("json")
              .service(InstanceSource.class, type -> Optional.of(injector.getInstance(type)));
      interceptors.forEach(builder::interceptor);
      return builder.open();
    }
  }

  // end:guice

  static class GuiceParts extends AbstractModule {
    @Override
    protected void configure() {
      Multibinder.newSetBinder(binder(), SaveInterceptor.class).addBinding().to(Audit.class);
    }

    @Provides
    Tenant tenant() {
      return new Tenant("acme");
    }
  }

  @Test
  void guice() {
    Injector injector = Guice.createInjector(new GuiceNotes(), new GuiceParts());
    works(injector.getInstance(NoteService.class), injector.getInstance(AuditLog.class));
    injector
        .getInstance(
            com.google.inject.Key.get(
                new com.google.inject.TypeLiteral<EntityContextFactory<NotesContext>>() {}))
        .close();
  }

  private static void works(NoteService service, AuditLog log) {
    service.write(1, "first");
    service.write(2, "second");

    assertThat(service.texts()).containsExactlyInAnyOrder("first", "second");
    assertThat(log.saves).containsExactly("acme", "acme");
  }
}
