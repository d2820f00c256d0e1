package org.entopic.spi.serde;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaDocumentTest {
  @Test
  void theFingerprintIsFnv1aOfFormatAndText() {
    assertThat(new SchemaDocument("json", "{}").fingerprint()).isEqualTo(0x71235dee35ea04b7L);
  }

  @Test
  void formatAndTextBothCount() {
    long fingerprint = new SchemaDocument("json", "{}").fingerprint();
    assertThat(new SchemaDocument("json", "{}").fingerprint()).isEqualTo(fingerprint);
    assertThat(new SchemaDocument("avro", "{}").fingerprint()).isNotEqualTo(fingerprint);
    assertThat(new SchemaDocument("json", "{ }").fingerprint()).isNotEqualTo(fingerprint);
    assertThat(new SchemaDocument("json", "é").fingerprint())
        .isNotEqualTo(new SchemaDocument("json", "è").fingerprint());
  }
}
