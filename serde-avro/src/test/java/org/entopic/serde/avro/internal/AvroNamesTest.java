package org.entopic.serde.avro.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AvroNamesTest {
  @Property
  void namesAreAllowedByAvro(@ForAll String text) {
    assertThat(AvroNames.of(text)).matches("[A-Za-z_][A-Za-z0-9_]*");
  }

  @Property
  void differentTextsHaveDifferentNames(
      @ForAll @StringLength(min = 1) String left, @ForAll @StringLength(min = 1) String right) {
    assertThat(AvroNames.of(left).equals(AvroNames.of(right))).isEqualTo(left.equals(right));
  }

  @Test
  void usualNamesStayAsTheyAre() {
    assertThat(AvroNames.of("customerId_2")).isEqualTo("customerId_2");
  }

  @Test
  void otherCharactersAreEscapedAndEscapesToo() {
    assertThat(AvroNames.of("id.größe")).isEqualTo("id_u002e_gr_u00f6__u00df_e");
    assertThat(AvroNames.of("2nd")).isEqualTo("_u0032_nd");
    assertThat(AvroNames.of("a_u0041_")).isNotEqualTo(AvroNames.of("aA"));
    assertThat(AvroNames.of("a_u0041_")).isEqualTo("a_u005f_u0041_");
  }

  @Test
  void namedSchemasWithTheSameNameGetNumbers() {
    var names = new AvroNames();
    assertThat(names.unique(1, "Kind")).isEqualTo("Kind");
    assertThat(names.unique(2, "Kind")).isEqualTo("Kind_2");
    assertThat(names.unique(1, "Kind")).isEqualTo("Kind");
  }
}
