package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.List;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Detail;
import org.entopic.engine.tracking.Domain.Node;
import org.entopic.engine.tracking.Domain.Post;
import org.junit.jupiter.api.Test;

class NavigationFixUpTest extends TrackerFixture {

  @Test
  void addWalksTheGraphFromThePrincipal() {
    var blog = new Blog("a");
    var post = new Post(1);
    blog.posts.add(post);
    post.author = new Author("me");

    tracker.add(blog);

    assertThat(state(post)).isEqualTo(ADDED);
    assertThat(state(post.author)).isEqualTo(ADDED);
    assertThat(post.blog).isSameAs(blog);
    assertThat(post.blogId).isEqualTo(blog.id);
    assertThat(post.authorName).isEqualTo("me");
    assertThat(post.author.posts).containsExactly(post);
  }

  @Test
  void addWalksTheGraphFromTheDependent() {
    var post = new Post(1, new Blog("a"));

    tracker.add(post);

    assertThat(state(post.blog)).isEqualTo(ADDED);
    assertThat(post.blogId).isEqualTo(post.blog.id);
    assertThat(post.blog.posts).containsExactly(post);
  }

  @Test
  void bothSidesSetByHandAreNotDoubled() {
    var blog = new Blog("a");
    var post = new Post(1, blog);
    blog.posts.add(post);

    tracker.add(post);
    tracker.detectChanges();

    assertThat(blog.posts).containsExactly(post);
  }

  @Test
  void addLeavesTrackedEntitiesAsTheyAre() {
    Blog blog = load(Blog.class, storedBlog().id);
    var post = new Post(1, blog);

    tracker.add(post);

    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(blog.posts).containsExactly(post);
    assertThat(kinds(save())).containsExactly("INSERT Post");
  }

  @Test
  void aLongChainNeedsNoStack() {
    var last = new Node("n0");
    for (int i = 1; i < 50_000; i++) {
      var node = new Node("n" + i);
      node.parent = last;
      last = node;
    }

    tracker.add(last);

    assertThat(tracker.size()).isEqualTo(50_000);
    List<EntityChange> changes = tracker.detectChanges().changes();
    assertThat(changes.get(0).key()).isEqualTo("n0");
    assertThat(changes.get(49_999).key()).isEqualTo("n49999");
  }

  @Test
  void rowsAreWiredWhicheverComesFirst() {
    Blog stored = storedBlog(1, 2);

    Post first = load(Post.class, 1);
    assertThat(first.blog).isNull();
    Blog blog = load(Blog.class, stored.id);
    Post second = load(Post.class, 2);

    assertThat(first.blog).isSameAs(blog);
    assertThat(second.blog).isSameAs(blog);
    assertThat(blog.posts).containsExactly(first, second);
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void collectionsOfUntouchedEntitiesStayAsTheClassMadeThem() {
    tracker.add(new Author("a"));
    saveAndStartAnew();

    Author author = load(Author.class, "a");
    assertThat(author.posts).isNull();

    tracker.rows().loaded(author, type(Author.class).navigation("posts").orElseThrow());
    assertThat(author.posts).isEmpty();
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void settingAReferenceSetsForeignKeyAndInverse() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog from = load(Blog.class, first.id);
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);

    post.blog = to;
    tracker.detectChanges();

    assertThat(post.blogId).isEqualTo(to.id);
    assertThat(from.posts).isEmpty();
    assertThat(to.posts).containsExactly(post);
    assertThat(kinds(save())).containsExactly("UPDATE Post");
  }

  @Test
  void settingAForeignKeyMovesTheNavigations() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog from = load(Blog.class, first.id);
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);

    post.blogId = to.id;
    tracker.detectChanges();

    assertThat(post.blog).isSameAs(to);
    assertThat(from.posts).isEmpty();
    assertThat(to.posts).containsExactly(post);
  }

  @Test
  void aForeignKeyToWhatIsNotTrackedEmptiesTheReferenceUntilItIs() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog from = load(Blog.class, first.id);
    Post post = load(Post.class, 1);

    post.blogId = other.id;
    tracker.detectChanges();
    assertThat(post.blog).isNull();
    assertThat(from.posts).isEmpty();

    Blog to = load(Blog.class, other.id);
    assertThat(post.blog).isSameAs(to);
    assertThat(to.posts).containsExactly(post);
    assertThat(kinds(save())).containsExactly("UPDATE Post");
  }

  @Test
  void aForeignKeySetBackLeavesNothingToSave() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog from = load(Blog.class, first.id);
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);
    post.blogId = to.id;
    assertThat(state(post)).isEqualTo(MODIFIED);

    post.blogId = from.id;

    assertThat(state(post)).isEqualTo(UNCHANGED);
    assertThat(post.blog).isSameAs(from);
    assertThat(from.posts).containsExactly(post);
    assertThat(to.posts).isEmpty();
  }

  @Test
  void addingToACollectionSetsReferenceAndForeignKey() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog from = load(Blog.class, first.id);
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);

    to.posts.add(post);
    tracker.detectChanges();

    assertThat(post.blog).isSameAs(to);
    assertThat(post.blogId).isEqualTo(to.id);
    assertThat(from.posts).isEmpty();
    assertThat(to.posts).containsExactly(post);
  }

  @Test
  void movingBetweenCollectionsIsNoDeletionInWhicheverOrder() {
    Blog first = storedBlog(1, 2);
    Blog other = storedBlog(3, 4);
    loadAll(Post.class);
    Blog one = load(Blog.class, first.id);
    Blog two = load(Blog.class, other.id);
    Post fromOne = one.posts.remove(0);
    Post fromTwo = two.posts.remove(0);
    two.posts.add(fromOne);
    one.posts.add(fromTwo);

    assertThat(kinds(save())).containsExactly("UPDATE Post", "UPDATE Post");
    assertThat(fromOne.blogId).isEqualTo(two.id);
    assertThat(fromTwo.blog).isSameAs(one);
  }

  @Test
  void aChangedReferenceWinsOverAChangedForeignKey() {
    Blog first = storedBlog(1);
    Blog second = storedBlog();
    Blog third = storedBlog();
    loadAll(Blog.class);
    Post post = load(Post.class, 1);
    post.blogId = load(Blog.class, second.id).id;
    post.blog = load(Blog.class, third.id);

    tracker.detectChanges();

    assertThat(post.blogId).isEqualTo(third.id);
    assertThat(load(Blog.class, first.id).posts).isEmpty();
  }

  @Test
  void aChangedForeignKeyWinsOverAReferenceSetToNull() {
    storedBlog(1);
    Blog second = storedBlog();
    loadAll(Blog.class);
    Post post = load(Post.class, 1);
    post.blogId = second.id;
    post.blog = null;

    assertThat(kinds(save())).containsExactly("UPDATE Post");
    assertThat(post.blog).isSameAs(load(Blog.class, second.id));
  }

  @Test
  void newEntitiesBehindTrackedOnesAreDiscovered() {
    Blog blog = load(Blog.class, storedBlog().id);
    var post = new Post(1);
    post.author = new Author("new");
    blog.posts.add(post);

    assertThat(kinds(save())).containsExactly("INSERT Author", "INSERT Post");
    assertThat(post.blogId).isEqualTo(blog.id);
    assertThat(blog.posts).containsExactly(post);
  }

  @Test
  void newEntitiesBehindReferencesAreDiscovered() {
    storedBlog(1);
    Post post = load(Post.class, 1);
    post.author = new Author("new");

    assertThat(kinds(save())).containsExactly("INSERT Author", "UPDATE Post");
    assertThat(post.authorName).isEqualTo("new");
  }

  @Test
  void removingFromAnOptionalCollectionNullsTheForeignKey() {
    var author = new Author("a");
    var post = new Post(1, new Blog("b"));
    post.author = author;
    tracker.add(post);
    save();

    author.posts.clear();
    tracker.detectChanges();

    assertThat(post.author).isNull();
    assertThat(post.authorName).isNull();
    assertThat(kinds(save())).containsExactly("UPDATE Post");
  }

  @Test
  void anUnmodifiableCollectionIsReplacedByOneThatCanChange() {
    Blog first = storedBlog(1);
    Blog blog = load(Blog.class, first.id);
    blog.posts = List.of(load(Post.class, 1), new Post(2));
    tracker.detectChanges();
    var third = new Post(3, blog);

    tracker.add(third);

    assertThat(blog.posts).hasSize(3).contains(third);
    assertThat(kinds(save())).containsExactly("INSERT Post", "INSERT Post");
  }

  @Test
  void aDependentAddedToAnUnloadedCollectionLeavesTheOthersAlone() {
    Blog blog = load(Blog.class, storedBlog(1, 2).id);
    blog.posts.add(new Post(3));

    assertThat(kinds(save())).containsExactly("INSERT Post");
    assertThat(stored(Post.class)).isEqualTo(3);
  }

  @Test
  void oneToOneIsWiredOnBothSides() {
    var blog = new Blog("a");
    blog.detail = new Detail(1);
    tracker.add(blog);
    assertThat(blog.detail.blog).isSameAs(blog);
    assertThat(blog.detail.blogId).isEqualTo(blog.id);
    saveAndStartAnew();

    Detail detail = load(Detail.class, 1);
    Blog loaded = load(Blog.class, blog.id);

    assertThat(loaded.detail).isSameAs(detail);
    assertThat(detail.blog).isSameAs(loaded);
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void aNewOneToOneDependentReplacesTheOldOne() {
    var blog = new Blog("a");
    blog.detail = new Detail(1);
    tracker.add(blog);
    save();
    Detail old = blog.detail;
    var fresh = new Detail(2);

    blog.detail = fresh;
    tracker.detectChanges();

    assertThat(old.blog).isNull();
    assertThat(old.blogId).isNull();
    assertThat(fresh.blog).isSameAs(blog);

    old.blog = blog;
    tracker.detectChanges();

    assertThat(blog.detail).isSameAs(old);
    assertThat(fresh.blogId).isNull();
    assertThat(kinds(save())).containsExactly("INSERT Detail");
  }

  @Test
  void selfReferencesAreWired() {
    var root = new Node("root");
    var child = new Node("child");
    root.children.add(child);
    tracker.add(root);
    saveAndStartAnew();

    loadAll(Node.class);
    Node loaded = load(Node.class, "root");
    assertThat(loaded.children).hasSize(1);
    assertThat(loaded.children.get(0).parent).isSameAs(loaded);

    loaded.parent = loaded;
    assertThat(kinds(save())).containsExactly("UPDATE Node");
    assertThat(loaded.parentId).isEqualTo("root");
    assertThat(loaded.children).contains(loaded);
  }

  @Test
  void aChangeTheTrackerHasNotSeenSurvivesAQuery() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Post post = load(Post.class, 1);
    Blog to = load(Blog.class, other.id);
    post.blog = to;

    Blog from = load(Blog.class, first.id);
    tracker.detectChanges();

    assertThat(post.blog).isSameAs(to);
    assertThat(post.blogId).isEqualTo(to.id);
    assertThat(from.posts).isEmpty();
  }

  @Test
  void manyDependentsOfOnePrincipalAreQuick() {
    var blog = new Blog("big");
    tracker.add(blog);
    for (int i = 0; i < 20_000; i++) {
      tracker.add(new Post(i, blog));
    }

    assertThat(blog.posts).hasSize(20_000);
    save();
    tracker.entries().local(Post.class).forEach(tracker::remove);
    save();
    assertThat(blog.posts).isEmpty();
  }
}
