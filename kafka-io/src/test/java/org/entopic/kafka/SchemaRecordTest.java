package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.Test;

class SchemaRecordTest {
  private final TopicClaim claim =
      new TopicClaim("shop", "shop.Order", UUID.randomUUID(), 6, WriteMode.CHECKED);

  @Property
  void schemasSurviveWritingAndReading(@ForAll("texts") String text) {
    var schema =
        new SchemaRecord.Schema("Order", new SchemaDocument("json", text), UUID.randomUUID());
    assertThat(read(schema)).isEqualTo(schema);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("{}\":,\n /ä").ofMaxLength(40);
  }

  @Test
  void claimsSurviveWritingAndReading() {
    var topic = new SchemaRecord.Topic(claim, UUID.randomUUID());
    assertThat(read(topic)).isEqualTo(topic);
  }

  @Test
  void thatADatabaseIsFilledIsSaidOnce() {
    var ours = new SchemaRecord.Filled("shop", UUID.randomUUID());
    assertThat(read(ours)).isEqualTo(ours);
    assertThat(ours.rivals(new SchemaRecord.Filled("shop", UUID.randomUUID()))).isTrue();
    assertThat(ours.rivals(new SchemaRecord.Topic(claim, UUID.randomUUID()))).isFalse();
  }

  @Test
  void claimsOfOneTopicAreRivalsButKeepTheirOwnKeys() {
    var ours = new SchemaRecord.Topic(claim, UUID.randomUUID());
    var theirs = new SchemaRecord.Topic(claim, UUID.randomUUID());
    assertThat(ours.rivals(theirs)).isTrue();
    assertThat(ours.key()).isNotEqualTo(theirs.key());
  }

  @Test
  void oneSchemaPublishedTwiceKeepsItsPlaceWhenTheTopicIsCompacted() {
    var document = new SchemaDocument("json", "{}");
    var ours = new SchemaRecord.Schema("Order", document, UUID.randomUUID());
    var theirs = new SchemaRecord.Schema("Order", document, UUID.randomUUID());
    assertThat(ours.rivals(theirs)).isTrue();
    assertThat(ours.key()).isNotEqualTo(theirs.key());
    assertThat(ours.rivals(new SchemaRecord.Schema("Customer", document, UUID.randomUUID())))
        .isFalse();
  }

  @Test
  void claimsOfATopicCreatedAnewAreNoRivals() {
    var later = new TopicClaim("shop", "shop.Order", UUID.randomUUID(), 6, WriteMode.CHECKED);
    UUID claimant = UUID.randomUUID();
    assertThat(
            new SchemaRecord.Topic(claim, claimant).rivals(new SchemaRecord.Topic(later, claimant)))
        .isFalse();
  }

  @Test
  void somethingElseIsRefused() {
    assertThatThrownBy(() -> SchemaRecord.parse("x".getBytes(UTF_8), "a: b\n\n".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SchemaRecord.parse("x".getBytes(UTF_8), "{}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SchemaRecord read(SchemaRecord written) {
    return SchemaRecord.parse(written.key().getBytes(UTF_8), written.value().getBytes(UTF_8));
  }
}
