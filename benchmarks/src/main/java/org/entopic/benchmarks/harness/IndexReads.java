package org.entopic.benchmarks.harness;

import static com.googlecode.cqengine.query.QueryFactory.all;
import static com.googlecode.cqengine.query.QueryFactory.applyThresholds;
import static com.googlecode.cqengine.query.QueryFactory.attribute;
import static com.googlecode.cqengine.query.QueryFactory.between;
import static com.googlecode.cqengine.query.QueryFactory.descending;
import static com.googlecode.cqengine.query.QueryFactory.equal;
import static com.googlecode.cqengine.query.QueryFactory.orderBy;
import static com.googlecode.cqengine.query.QueryFactory.queryOptions;
import static com.googlecode.cqengine.query.QueryFactory.threshold;

import com.googlecode.cqengine.ConcurrentIndexedCollection;
import com.googlecode.cqengine.IndexedCollection;
import com.googlecode.cqengine.attribute.Attribute;
import com.googlecode.cqengine.attribute.support.SimpleFunction;
import com.googlecode.cqengine.index.hash.HashIndex;
import com.googlecode.cqengine.index.navigable.NavigableIndex;
import com.googlecode.cqengine.query.Query;
import com.googlecode.cqengine.query.option.EngineThresholds;
import com.googlecode.cqengine.query.option.QueryOptions;
import com.googlecode.cqengine.resultset.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.entopic.EntityContextFactory;
import org.entopic.query.EntityQuery;
import org.entopic.query.Tuple;

/**
 * Reads by index of 1,000,000 rows, beside CQEngine over a collection of the same objects, and
 * joins beside a hash join by hand. Ours make fresh entities of rows, which CQEngine does not.
 */
final class IndexReads {
  private static final int ROWS = 1_000_000;
  private static final int BATCH = 100_000;
  private static final int CALLS = 20_000;
  private static final int WIDTH = Integer.MAX_VALUE / ROWS * 100;

  private static final Attribute<Ticket, Integer> GROUP =
      attribute(
          Ticket.class,
          Integer.class,
          "batch",
          (SimpleFunction<Ticket, Integer>) ticket -> ticket.batch);
  private static final Attribute<Ticket, Integer> SCORE =
      attribute(
          Ticket.class,
          Integer.class,
          "score",
          (SimpleFunction<Ticket, Integer>) ticket -> ticket.score);

  private IndexReads() {}

  static List<Comparison> run() throws Exception {
    try (var factory =
        EntityContextFactory.of(TicketContext::new)
            .serializer("json")
            .database("indexes")
            .backend("memory")
            .open()) {
      for (int first = 0; first < ROWS; first += BATCH) {
        try (var db = factory.create()) {
          IntStream.range(first, first + BATCH)
              .mapToObj(id -> new Ticket(id, ROWS))
              .forEach(db.tickets::add);
          IntStream.range(first / 10, (first + BATCH) / 10)
              .mapToObj(id -> new Seat(id, id / 1_000 * 1_000 + id * 7 % 1_000))
              .forEach(db.seats::add);
          db.saveChanges();
        }
      }
      try (var db = factory.create()) {
        var rows = new ArrayList<Comparison>();
        rows.addAll(reads(db));
        rows.add(join(db, 1_000, "<= 1 ms"));
        rows.add(join(db, BATCH, "ratio <= 2"));
        return rows;
      }
    }
  }

  private static List<Comparison> reads(TicketContext db) throws Exception {
    IndexedCollection<Ticket> theirs = new ConcurrentIndexedCollection<>();
    IntStream.range(0, ROWS).mapToObj(id -> new Ticket(id, ROWS)).forEach(theirs::add);
    theirs.addIndex(HashIndex.onAttribute(GROUP));
    theirs.addIndex(NavigableIndex.onAttribute(SCORE));
    int[] batches = new SplittableRandom(1).ints(CALLS, 0, ROWS / 10).toArray();
    int[] scores = new SplittableRandom(2).ints(CALLS, 0, Integer.MAX_VALUE - WIDTH).toArray();
    var rows = new ArrayList<Comparison>();
    rows.addAll(
        ours(CALLS, i -> db.tickets.where(TicketFields.batch.eq(batches[i])))
            .beside(
                theirs(CALLS, theirs, i -> equal(GROUP, batches[i]), queryOptions()),
                "10 rows of 1,000,000 by an equal value",
                "ratio <= 1"));
    rows.addAll(
        ours(CALLS, i -> db.tickets.where(TicketFields.score.between(scores[i], scores[i] + WIDTH)))
            .beside(
                theirs(
                    CALLS,
                    theirs,
                    i -> between(SCORE, scores[i], scores[i] + WIDTH),
                    queryOptions()),
                "100 rows of 1,000,000 by a range",
                "ratio <= 1"));
    rows.addAll(
        ours(CALLS / 10, i -> db.tickets.orderBy(TicketFields.score.desc()).take(100))
            .beside(
                theirs(
                    CALLS / 10,
                    theirs,
                    i -> all(Ticket.class),
                    queryOptions(
                        orderBy(descending(SCORE)),
                        applyThresholds(
                            threshold(EngineThresholds.INDEX_ORDERING_SELECTIVITY, 1.0)))),
                "first 100 of 1,000,000 in order",
                "ratio <= 1"));
    return rows;
  }

  private static Latency ours(int calls, IntFunction<EntityQuery<Ticket>> query) throws Exception {
    return Latency.of(
        calls,
        i ->
            () -> {
              long sum = 0;
              for (Ticket ticket : query.apply(i).asNoTracking().toList()) {
                sum += ticket.score;
              }
              return sum;
            });
  }

  private static Latency theirs(
      int calls,
      IndexedCollection<Ticket> tickets,
      IntFunction<Query<Ticket>> query,
      QueryOptions options)
      throws Exception {
    return Latency.of(
        calls,
        i ->
            () -> {
              long sum = 0;
              int left = 100;
              try (ResultSet<Ticket> found = tickets.retrieve(query.apply(i), options)) {
                for (Ticket ticket : found) {
                  sum += ticket.score;
                  if (--left == 0) {
                    break;
                  }
                }
              }
              return sum;
            });
  }

  /** Joins so many seats with as many tickets by the ticket's key. */
  private static Comparison join(TicketContext db, int count, String aim) throws Exception {
    List<Seat> seats = db.seats.where(SeatFields.id.lt(count)).asNoTracking().toList();
    List<Ticket> tickets = db.tickets.where(TicketFields.id.lt(count)).asNoTracking().toList();
    double ours =
        Rounds.medianNanos(
            20,
            15,
            () -> {
              List<Tuple> pairs =
                  db.seats
                      .where(SeatFields.id.lt(count))
                      .join(
                          db.tickets.where(TicketFields.id.lt(count)),
                          SeatFields.ticket,
                          TicketFields.id)
                      .select(SeatFields.id, TicketFields.score)
                      .toList();
              return pairs.size();
            });
    double byHand =
        Rounds.medianNanos(
            20,
            15,
            () -> {
              Map<Integer, Ticket> byId = new HashMap<>();
              tickets.forEach(ticket -> byId.put(ticket.id, ticket));
              var pairs = new ArrayList<Object[]>();
              for (Seat seat : seats) {
                Ticket ticket = byId.get(seat.ticket);
                if (ticket != null) {
                  pairs.add(new Object[] {seat.id, ticket.score});
                }
              }
              return pairs.size();
            });
    return new Comparison(
        "join of %,d seats with %,d tickets by key, listed".formatted(count, count),
        "ms",
        ours / 1e6,
        byHand / 1e6,
        aim);
  }
}
