package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What values may not exceed; writing refuses whatever reading would. */
final class JsonLimits {
  static final int DIGITS = 10_000;
  static final int DEPTH = 500;
  static final String DESCRIPTION =
      "numbers have at most "
          + DIGITS
          + " digits and exponents to match, and values nest at most "
          + DEPTH
          + " deep";

  private static final int SIGN_POINT_AND_EXPONENT = 32;
  private static final int BITS = (int) (DIGITS / Math.log10(2));

  private JsonLimits() {}

  /** Returns a factory with a symbol table of its own, for the names of one entity type. */
  static JsonFactory newFactory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNumberLength(DIGITS + SIGN_POINT_AND_EXPONENT)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNestingDepth(DEPTH)
                .build())
        .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(DEPTH).build())
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  static BigDecimal checked(BigDecimal value) throws StreamConstraintsException {
    if (value.precision() > DIGITS || Math.abs((long) value.scale()) > DIGITS) {
      throw new StreamConstraintsException("too many digits");
    }
    return value;
  }

  static BigInteger checked(BigInteger value) throws StreamConstraintsException {
    if (value.bitLength() > BITS) {
      throw new StreamConstraintsException("too many digits");
    }
    return value;
  }
}
