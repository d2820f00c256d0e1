package org.entopic.engine.tracking;

import java.util.List;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.model.ModelFactory;
import org.entopic.engine.tracking.Domain.Assignment;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.City;
import org.entopic.engine.tracking.Domain.Comment;
import org.entopic.engine.tracking.Domain.Country;
import org.entopic.engine.tracking.Domain.Detail;
import org.entopic.engine.tracking.Domain.Label;
import org.entopic.engine.tracking.Domain.Line;
import org.entopic.engine.tracking.Domain.Node;
import org.entopic.engine.tracking.Domain.Order;
import org.entopic.engine.tracking.Domain.Person;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Reply;
import org.entopic.engine.tracking.Domain.Sensor;
import org.entopic.engine.tracking.Domain.Step;
import org.entopic.engine.tracking.Domain.Street;
import org.entopic.engine.tracking.Domain.Tag;
import org.entopic.engine.tracking.Domain.Ticket;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.ModelBuilder;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;

/** The model of {@link Domain}. */
final class TestModel {
  static final EngineModel MODEL =
      ModelFactory.build(
          "test",
          List.of(
              Blog.class,
              Post.class,
              Author.class,
              Detail.class,
              Comment.class,
              Tag.class,
              Node.class,
              Order.class,
              Line.class,
              Person.class,
              Ticket.class,
              Reply.class,
              Assignment.class,
              Step.class,
              Label.class,
              Sensor.class,
              Country.class,
              City.class,
              Street.class),
          TestModel::configure);

  static final TrackingModel TRACKING = new TrackingModel(MODEL);

  private TestModel() {}

  private static void configure(ModelBuilder model) {
    configureTickets(model);
    model.entity(Author.class).key("name");
    model.entity(Tag.class).key("name");
    model.entity(Line.class).key("orderId", "number");
    model
        .entity(Post.class)
        .hasOne(ReferenceProperty.of(Post.class, "blog", Blog.class))
        .withMany(CollectionProperty.of(Blog.class, "posts", Post.class))
        .foreignKey("blogId")
        .required()
        .onDelete(DeleteBehavior.CASCADE);
    model
        .entity(Post.class)
        .hasOne(ReferenceProperty.of(Post.class, "author", Author.class))
        .withMany(CollectionProperty.of(Author.class, "posts", Post.class))
        .foreignKey("authorName")
        .onDelete(DeleteBehavior.SET_NULL);
    model
        .entity(Detail.class)
        .hasOne(ReferenceProperty.of(Detail.class, "blog", Blog.class))
        .withOne(ReferenceProperty.of(Blog.class, "detail", Detail.class))
        .foreignKey("blogId")
        .dependent(Detail.class)
        .onDelete(DeleteBehavior.SET_NULL);
    model
        .entity(Comment.class)
        .hasOne(ReferenceProperty.of(Comment.class, "post", Post.class))
        .withMany(CollectionProperty.of(Post.class, "comments", Comment.class))
        .onDelete(DeleteBehavior.CASCADE);
    model
        .entity(Node.class)
        .hasOne(ReferenceProperty.of(Node.class, "parent", Node.class))
        .withMany(CollectionProperty.of(Node.class, "children", Node.class))
        .foreignKey("parentId")
        .onDelete(DeleteBehavior.RESTRICT);
    model
        .entity(Order.class)
        .hasMany(CollectionProperty.of(Order.class, "lines", Line.class))
        .withOne(ReferenceProperty.of(Line.class, "order", Order.class))
        .foreignKey("orderId")
        .required();
    model
        .entity(Post.class)
        .hasMany(CollectionProperty.of(Post.class, "tags", Tag.class))
        .withMany(CollectionProperty.of(Tag.class, "posts", Post.class))
        .joinName("PostTag");
    model
        .entity(Person.class)
        .hasMany(CollectionProperty.of(Person.class, "friends", Person.class))
        .withMany(CollectionProperty.of(Person.class, "friendOf", Person.class))
        .joinName("PersonFriends");
  }

  private static void configureTickets(ModelBuilder model) {
    model.entity(Country.class).alternateKey("name");
    model
        .entity(City.class)
        .hasOne(ReferenceProperty.of(City.class, "country", Country.class))
        .withMany(CollectionProperty.of(Country.class, "cities", City.class))
        .foreignKey("countryCode")
        .principalKey("code")
        .onDelete(DeleteBehavior.CASCADE);
    model
        .entity(City.class)
        .hasMany(CollectionProperty.of(City.class, "streets", Street.class))
        .withOne(ReferenceProperty.of(Street.class, "city", City.class))
        .foreignKey("cityId")
        .required();
    model
        .entity(Sensor.class)
        .hasOne(ReferenceProperty.of(Sensor.class, "hub", Sensor.class))
        .withMany(CollectionProperty.of(Sensor.class, "parts", Sensor.class))
        .foreignKey("hubId");
    model.entity(Assignment.class).key("ticketId");
    model.entity(Step.class).key("assignmentId", "number");
    model
        .entity(Ticket.class)
        .hasOne(ReferenceProperty.of(Ticket.class, "parent", Ticket.class))
        .withMany(CollectionProperty.of(Ticket.class, "children", Ticket.class))
        .foreignKey("parentId");
    model
        .entity(Ticket.class)
        .hasMany(CollectionProperty.of(Ticket.class, "replies", Reply.class))
        .withOne(ReferenceProperty.of(Reply.class, "ticket", Ticket.class))
        .foreignKey("ticketNumber")
        .required();
    model
        .entity(Ticket.class)
        .hasOne(ReferenceProperty.of(Ticket.class, "assignment", Assignment.class))
        .withOne(ReferenceProperty.of(Assignment.class, "ticket", Ticket.class))
        .foreignKey("ticketId")
        .dependent(Assignment.class)
        .required();
    model
        .entity(Assignment.class)
        .hasMany(CollectionProperty.of(Assignment.class, "steps", Step.class))
        .withOne(ReferenceProperty.of(Step.class, "assignment", Assignment.class))
        .foreignKey("assignmentId")
        .required();
    model
        .entity(Ticket.class)
        .hasMany(CollectionProperty.of(Ticket.class, "labels", Label.class))
        .withMany(CollectionProperty.of(Label.class, "tickets", Ticket.class))
        .joinName("TicketLabel");
  }
}
