package org.entopic.engine.tracking;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entopic.ChangeListener;
import org.entopic.ChangeNotifier;
import org.jspecify.annotations.Nullable;

/** The entities of these tests; the relations between them are in {@link TestModel}. */
final class Domain {
  private Domain() {}

  static class Blog {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    String title;
    int rating;
    @Version long version;
    List<Post> posts = new ArrayList<>();
    @Nullable Detail detail;

    Blog() {}

    Blog(String title) {
      this.title = title;
    }
  }

  static class Post {
    int id;
    String title;
    UUID blogId;
    Blog blog;
    @Nullable String authorName;
    @Nullable Author author;
    Set<Tag> tags = new LinkedHashSet<>();
    List<Comment> comments = new ArrayList<>();

    Post() {}

    Post(int id) {
      this.id = id;
      this.title = "post " + id;
    }

    Post(int id, Blog blog) {
      this(id);
      this.blog = blog;
    }
  }

  static class Author {
    String name;
    @Nullable List<Post> posts;

    Author() {}

    Author(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      throw new AssertionError("equals of an entity");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("hashCode of an entity");
    }
  }

  static class Detail {
    int id;
    @Nullable String text;
    @Nullable UUID blogId;
    @Nullable Blog blog;

    Detail() {}

    Detail(int id) {
      this.id = id;
    }
  }

  /** Refers to its post by a shadow property. */
  static class Comment {
    int id;
    @Nullable String text;
    @Nullable Post post;

    Comment() {}

    Comment(int id) {
      this.id = id;
    }
  }

  static class Tag {
    String name;
    List<Post> posts = new ArrayList<>();

    Tag() {}

    Tag(String name) {
      this.name = name;
    }
  }

  static class Node {
    String id;
    @Nullable String parentId;
    @Nullable Node parent;
    List<Node> children = new ArrayList<>();

    Node() {}

    Node(String id) {
      this.id = id;
    }
  }

  static class Order {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    @Nullable String customer;
    List<Line> lines = new ArrayList<>();
  }

  /** Has the key of its order in its own. */
  static class Line {
    UUID orderId;
    int number;
    @Nullable String product;
    Order order;

    Line() {}

    Line(int number) {
      this.number = number;
    }
  }

  static class Person {
    int id;
    List<Person> friends = new ArrayList<>();
    List<Person> friendOf = new ArrayList<>();

    Person() {}

    Person(int id) {
      this.id = id;
    }
  }

  /** Has a generated number. */
  static class Ticket {
    @Id @GeneratedValue int id;
    @Nullable String text;
    @Nullable Integer parentId;
    @Nullable Ticket parent;
    List<Ticket> children = new ArrayList<>();
    List<Reply> replies = new ArrayList<>();
    @Nullable Assignment assignment;
    Set<Label> labels = new LinkedHashSet<>();

    Ticket() {}

    Ticket(String text) {
      this.text = text;
    }
  }

  /** Must have a ticket. */
  static class Reply {
    @Id @GeneratedValue Long id;
    int ticketNumber;
    Ticket ticket;

    Reply() {}
  }

  /** Has the generated number of its ticket as its own key. */
  static class Assignment {
    int ticketId;
    @Nullable String to;
    Ticket ticket;
    List<Step> steps = new ArrayList<>();
  }

  /** Has the generated number of a ticket in its key by way of the assignment. */
  static class Step {
    int assignmentId;
    int number;
    Assignment assignment;

    Step() {}

    Step(int number) {
      this.number = number;
    }
  }

  static class Label {
    @Id @GeneratedValue short id;
    Set<Ticket> tickets = new LinkedHashSet<>();
  }

  /** Tells of its changes. */
  static class Sensor implements ChangeNotifier {
    int id;
    @Nullable String name;
    @Nullable Integer hubId;
    @Nullable Sensor hub;
    List<Sensor> parts = new ArrayList<>();
    transient @Nullable ChangeListener listener;

    Sensor() {}

    Sensor(int id) {
      this.id = id;
    }

    void id(int newId) {
      id = newId;
      ChangeListener.tell(listener);
    }

    void name(@Nullable String newName) {
      name = newName;
      ChangeListener.tell(listener);
    }

    void hub(@Nullable Sensor newHub) {
      hub = newHub;
      ChangeListener.tell(listener);
    }

    void addPart(Sensor part) {
      parts.add(part);
      ChangeListener.tell(listener);
    }

    @Override
    public @Nullable ChangeListener changeListener() {
      return listener;
    }

    @Override
    public void changeListener(@Nullable ChangeListener newListener) {
      listener = newListener;
    }
  }

  /** Is referred to by its code. */
  static class Country {
    @Id @GeneratedValue int id;
    @Nullable String code;
    @Nullable String name;
    List<City> cities = new ArrayList<>();

    Country() {}

    Country(@Nullable String code) {
      this.code = code;
    }
  }

  static class City {
    int id;
    @Nullable String countryCode;
    @Nullable Country country;
    List<Street> streets = new ArrayList<>();

    City() {}

    City(int id) {
      this.id = id;
    }
  }

  /** Goes with its city. */
  static class Street {
    int id;
    int cityId;
    City city;

    Street() {}

    Street(int id) {
      this.id = id;
    }
  }
}
