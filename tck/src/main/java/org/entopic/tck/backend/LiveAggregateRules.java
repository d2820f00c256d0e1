package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entopic.BadRecordPolicy;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RowGroups;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of groups that are kept current with the rows. */
abstract class LiveAggregateRules extends BackendRules {
  private final Library grouped = Library.grouped(database);

  private List<String> groups(ReadView view) {
    var found = new ArrayList<String>();
    groupsOf(view).forEach(state -> found.add(state.toString()));
    return found;
  }

  private RowGroups groupsOf(ReadView view) {
    RowGroups groups = view.groups(grouped.author, grouped.editionsByName());
    if (groups == null) {
      throw new AssertionError("the view keeps no groups");
    }
    return groups;
  }

  private @Nullable String group(ReadView view, String name) {
    Object state = groupsOf(view).find(name);
    return state == null ? null : state.toString();
  }

  private @Nullable String group(OpenStore store, String name) {
    try (ReadView view = store.reader().open()) {
      return group(view, name);
    }
  }

  @Test
  void rule_G1_aGroupSumsItsRowsUp() {
    OpenStore store = open(grouped, BadRecordPolicy.SKIP, bad -> {});
    store.save(grouped.author(1, "a", 10), grouped.author(2, "a", 5), grouped.author(3, "b", 1));
    assertThat(group(store, "a")).isEqualTo("15 of 2");
    assertThat(group(store, "b")).isEqualTo("1 of 1");
    assertThat(group(store, "c")).isNull();
    assertThat(store.reading(this::groups)).containsExactlyInAnyOrder("15 of 2", "1 of 1");
  }

  @Test
  void rule_G2_groupsFollowChangesAndDeletions() {
    OpenStore store = open(grouped, BadRecordPolicy.SKIP, bad -> {});
    store.save(grouped.author(1, "a", 10), grouped.author(2, "a", 5));
    store.save(grouped.author(1, "b", 11), grouped.author(2, "a", 6));
    assertThat(group(store, "a")).isEqualTo("6 of 1");
    assertThat(group(store, "b")).isEqualTo("11 of 1");
    store.save(grouped.noAuthor(1));
    assertThat(group(store, "b")).isNull();
    assertThat(store.reading(this::groups)).containsExactly("6 of 1");
    store.save(grouped.author(1, "b", 1));
    assertThat(group(store, "b")).isEqualTo("1 of 1");
  }

  @Test
  void rule_G3_aPinnedViewSeesTheGroupsOfItsRows() {
    OpenStore store = open(grouped, BadRecordPolicy.SKIP, bad -> {});
    store.save(grouped.author(1, "a", 10), grouped.author(2, "b", 5));
    try (ReadView view = store.reader().open()) {
      store.save(grouped.author(1, "a", 20));
      store.save(grouped.author(1, "a", 30), grouped.noAuthor(2), grouped.author(3, "c", 1));
      store.save(grouped.author(4, "c", 1));
      assertThat(group(view, "a")).isEqualTo("10 of 1");
      assertThat(group(view, "b")).isEqualTo("5 of 1");
      assertThat(groups(view)).containsExactlyInAnyOrder("10 of 1", "5 of 1");
    }
    assertThat(store.reading(this::groups)).containsExactlyInAnyOrder("30 of 1", "2 of 2");
  }

  @Test
  void rule_G4_whoComesLaterHasTheGroupsOfAllRows() {
    OpenStore first = open(grouped, BadRecordPolicy.SKIP, bad -> {});
    first.save(grouped.author(1, "a", 10), grouped.author(2, "a", 5));
    OpenStore second = open(Library.grouped(database), BadRecordPolicy.SKIP, bad -> {});
    assertThat(group(second, "a")).isEqualTo("15 of 2");
    second.save(grouped.author(1, "a", 1));
    assertThat(group(second, "a")).isEqualTo("6 of 2");
  }
}
