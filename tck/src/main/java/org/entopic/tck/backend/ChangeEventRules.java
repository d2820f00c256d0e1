package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entopic.BadRecordPolicy;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.Test;

/** Rules of hearing of changes. */
abstract class ChangeEventRules extends BackendRules {
  private final BlockingQueue<Publication> heard = new LinkedBlockingQueue<>();

  private Publication next() throws InterruptedException {
    Publication publication = heard.poll(60, TimeUnit.SECONDS);
    assertThat(publication).as("a publication").isNotNull();
    return publication;
  }

  @Test
  void rule_E1_aSaveIsOnePublicationWithWhatWasBeforeAndAfter() throws Exception {
    OpenStore store = open();
    store.save(library.author(1, "a", 1));
    store.reader().subscribe(heard::add);
    WriteReceipt receipt = store.save(library.author(1, "a", 2), library.book("p", 1, "t", null));
    Publication publication = next();
    assertThat(publication.saveId()).isEqualTo(receipt.token().saveId());
    assertThat(publication.changes()).hasSize(2);
    for (RowChange change : publication.changes()) {
      boolean isAuthor = change.type().name().equals("Author");
      assertThat(change.after()).isNotNull();
      assertThat(change.before() != null).isEqualTo(isAuthor);
    }
    store.save(library.noAuthor(1));
    RowChange deletion = next().changes().get(0);
    assertThat(deletion.key()).isEqualTo(1L);
    assertThat(deletion.after()).isNull();
    assertThat(library.edition(OpenStore.present(deletion.before()))).isEqualTo(2);
  }

  @Test
  void rule_E2_publicationsComeInOrderAndAreVisibleWhenTold() throws Exception {
    OpenStore store = open();
    List<Long> visible = new ArrayList<>();
    store
        .reader()
        .subscribe(
            publication -> {
              try (ReadView view = store.reader().open()) {
                visible.add(view.publication());
              }
              heard.add(publication);
            });
    for (int edition = 1; edition <= 100; edition++) {
      store.write(library.author(1, "a", edition));
    }
    long last = -1;
    for (int edition = 1; edition <= 100; edition++) {
      Publication publication = next();
      assertThat(publication.number()).isGreaterThan(last);
      last = publication.number();
      assertThat(visible.get(edition - 1)).isGreaterThanOrEqualTo(last);
      RowChange change = publication.changes().get(0);
      assertThat(library.edition(OpenStore.present(change.after()))).isEqualTo(edition);
    }
  }

  @Test
  void rule_E3_changesOfOthersAreHeardAndAClosedSubscriptionIsSilent() throws Exception {
    OpenStore store = open();
    OpenStore other = open(sameLibrary(), BadRecordPolicy.SKIP, bad -> {});
    Subscription subscription = store.reader().subscribe(heard::add);
    other.save(library.author(1, "a", 1));
    assertThat(next().changes()).hasSize(1);
    subscription.close();
    subscription.close();
    WriteReceipt unheard = other.save(library.author(1, "a", 2));
    OpenStore.get(store.reader().reached(unheard.token()));
    assertThat(heard).isEmpty();
  }

  @Test
  void rule_E4_aListenerThatFailsHindersNobody() throws Exception {
    OpenStore store = open();
    store
        .reader()
        .subscribe(
            publication -> {
              throw new IllegalStateException("on purpose");
            });
    store.reader().subscribe(heard::add);
    store.save(library.author(1, "a", 1));
    store.save(library.author(1, "a", 2));
    next();
    next();
  }
}
