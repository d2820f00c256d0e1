package org.entopic.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void typesAndMembersFollowJavasConventions() {
    assertThat(Names.type("com.example.order_line")).isEqualTo("OrderLine");
    assertThat(Names.type("ORDER_LINE")).isEqualTo("OrderLine");
    assertThat(Names.type("2nd")).isEqualTo("_2nd");
    assertThat(Names.type("String")).isEqualTo("StringValue");
    assertThat(Names.member("ORDER_DATE")).isEqualTo("orderDate");
    assertThat(Names.member("URL")).isEqualTo("url");
    assertThat(Names.member("größe-in-cm")).isEqualTo("größeInCm");
    assertThat(Names.member("class")).isEqualTo("class_");
    assertThat(Names.member("hashCode")).isEqualTo("hashCode_");
    assertThat(Names.member("--")).isEqualTo("field");
  }

  @Test
  void setsAreNamedInThePluralAndElementsInTheSingular() {
    assertThat(Names.plural("category")).isEqualTo("categories");
    assertThat(Names.singular("categories")).isEqualTo("category");
    assertThat(Names.singular("addresses")).isEqualTo("address");
    assertThat(Names.singular("cases")).isEqualTo("case");
    assertThat(Names.singular("person")).isEqualTo("person");
  }
}
