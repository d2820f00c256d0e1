package org.entopic.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;
import org.junit.jupiter.api.Test;

class ExpressionTreeTest {
  static class Blog {}

  static class Post {}

  private static final ComparableProperty<Blog, Integer> RATING =
      ComparableProperty.comparable(Blog.class, "rating", Integer.class);
  private static final TextProperty<Blog> URL = TextProperty.text(Blog.class, "url");
  private static final ReferenceProperty<Post, Blog> BLOG =
      ReferenceProperty.of(Post.class, "blog", Blog.class);

  @Test
  void comparisonsHoldPathAndConstant() {
    assertThat(RATING.gt(3).node())
        .isEqualTo(
            new Comparison(Operator.GT, new Path(Blog.class, List.of("rating")), new Constant(3)));
    assertThat(RATING.between(1, 2).node()).isEqualTo(RATING.ge(1).and(RATING.le(2)).node());
    assertThat(RATING.eq(RATING).node())
        .isEqualTo(new Comparison(Operator.EQ, RATING.node(), RATING.node()));
  }

  @Test
  void equalityWithNullIsANullTest() {
    assertThat(URL.eq((String) null).node()).isEqualTo(URL.isNull().node());
    assertThat(URL.ne((String) null).node()).isEqualTo(URL.isNotNull().node());
  }

  @Test
  void connectivesOfOneKindAreFlat() {
    Predicate<Blog> a = RATING.gt(1);
    Predicate<Blog> b = RATING.gt(2);
    Predicate<Blog> c = RATING.gt(3);
    var flat = new PredicateNode.And(List.of(a.node(), b.node(), c.node()));
    assertThat(a.and(b).and(c).node()).isEqualTo(flat);
    assertThat(a.and(b.and(c)).node()).isEqualTo(flat);
    assertThat(a.or(b).or(c).node())
        .isEqualTo(new PredicateNode.Or(List.of(a.node(), b.node(), c.node())));
  }

  @Test
  void connectivesOfDifferentKindsKeepTheirParts() {
    Predicate<Blog> a = RATING.gt(1);
    Predicate<Blog> b = RATING.gt(2);
    Predicate<Blog> c = RATING.gt(3);
    assertThat(a.or(b).and(c).node())
        .isEqualTo(
            new PredicateNode.And(
                List.of(new PredicateNode.Or(List.of(a.node(), b.node())), c.node())));
    assertThat(a.and(b).or(c.and(a)).node())
        .isEqualTo(
            new PredicateNode.Or(
                List.of(
                    new PredicateNode.And(List.of(a.node(), b.node())),
                    new PredicateNode.And(List.of(c.node(), a.node())))));
  }

  @Test
  void twoNegationsAreNone() {
    Predicate<Blog> a = RATING.gt(1);
    assertThat(a.not().node()).isEqualTo(new PredicateNode.Not(a.node()));
    assertThat(a.not().not().node()).isEqualTo(a.node());
    assertThat(URL.isNotNull().not().node()).isEqualTo(URL.isNull().node());
  }

  @Test
  void theValuesOfInAreACopyAndMayHoldNull() {
    List<String> values = new ArrayList<>(Arrays.asList("a", null));
    Predicate<Blog> in = URL.in(values);
    values.clear();
    assertThat(((PredicateNode.In) in.node()).values()).containsExactly("a", null);
  }

  @Test
  void pathsFollowReferences() {
    assertThat(BLOG.then(URL).node()).isEqualTo(new Path(Post.class, List.of("blog", "url")));
    assertThat(BLOG.then(RATING).gt(1)).hasToString("Post.blog.rating > ?");
    assertThat(BLOG.then(URL).name()).isEqualTo("url");
    assertThat(BLOG.isNull()).hasToString("Post.blog is null");
  }

  @Test
  void textsShowNoValues() {
    Predicate<Blog> all =
        RATING
            .eq(4711)
            .and(URL.startsWith("secret").or(URL.like("%secret%")))
            .and(URL.eqIgnoreCase("secret").not())
            .and(URL.in(List.of("secret", "secrets")))
            .and(URL.endsWith("secret").or(URL.contains("secret")));
    assertThat(all)
        .hasToString(
            "(Blog.rating = ? and (Blog.url starts_with ? or Blog.url like ?)"
                + " and not (Blog.url equals_ignore_case ?)"
                + " and Blog.url in (2 values)"
                + " and (Blog.url ends_with ? or Blog.url contains ?))");
    assertThat(RATING.ne(4711)).hasToString("Blog.rating <> ?");
    assertThat(RATING.le(RATING)).hasToString("Blog.rating <= Blog.rating");
  }

  @Test
  void orderingsPutNullsBelowTheRestUnlessTold() {
    assertThat(RATING.asc().nulls()).isEqualTo(Ordering.Nulls.FIRST);
    assertThat(RATING.desc().nulls()).isEqualTo(Ordering.Nulls.LAST);
    assertThat(RATING.asc().nullsLast().nulls()).isEqualTo(Ordering.Nulls.LAST);
    assertThat(RATING.desc().nullsFirst().nulls()).isEqualTo(Ordering.Nulls.FIRST);
    assertThat(RATING.asc()).hasToString("Blog.rating asc");
    assertThat(RATING.desc()).hasToString("Blog.rating desc");
  }
}
