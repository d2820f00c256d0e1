package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.event.ConflictDecision;
import org.entopic.event.SaveConflictEvent;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavingEvent;
import org.junit.jupiter.api.Test;

/** The code of the page on saving. */
class SavingTest {
  private final EntityContextFactory<BankContext> factory = builder("saving").open();

  private static EntityContextFactoryBuilder<BankContext> builder(String database) {
    return EntityContextFactory.of(BankContext::new)
        .database(database)
        .backend("memory")
        .serializer("json");
  }

  @Test
  void tokens() {
    String text;
    // region:token
    try (var db = factory.create()) {
      db.accounts.add(new Account("Ada", 100));
      text = db.saveChanges().token().toString();
    }
    // end:token
    // region:atLeast
    ConsistencyToken token = ConsistencyToken.parse(text);
    try (var db = factory.create()) {
      List<Account> accounts = db.accounts.atLeast(token).toList();
      // end:atLeast
      assertThat(accounts).hasSize(1);
    }
    // region:await
    factory.await(token, Duration.ofSeconds(5));
    // end:await
  }

  // region:interceptor
  static class Overdrafts implements SaveInterceptor {
    @Override
    public SaveDecision saving(SavingEvent event) {
      for (var entry : event.context().tracking().entries(Account.class)) {
        if (entry.entity().getBalance() < 0) {
          throw new IllegalArgumentException(entry.entity().getOwner() + " has nothing left");
        }
      }
      return SaveDecision.proceed();
    }

    @Override
    public ConflictDecision conflict(SaveConflictEvent event) {
      event.conflict().storeWins();
      return ConflictDecision.SAVE_AGAIN;
    }
  }

  // end:interceptor

  @Test
  void interceptors() {
    List<Object> log = new ArrayList<>();
    try (var intercepted = builder("intercepted").interceptor(new Overdrafts()).open();
        var db = intercepted.create()) {
      // region:listeners
      db.onSaved(event -> event.entities().forEach(saved -> log.add(saved.stateBefore())));
      // end:listeners
      db.accounts.add(new Account("Ada", 1));
      db.saveChanges();
      try (var other = intercepted.create()) {
        other.accounts.single().add(1);
        other.saveChanges();
      }
      Account ada = db.accounts.single();
      ada.add(-1);
      assertThat(db.saveChanges().entitiesWritten()).isZero();
      assertThat(ada.getBalance()).isEqualTo(2);
      assertThat(log).hasSize(1);
    }
  }
}
