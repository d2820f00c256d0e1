package org.entopic.itests.sql.f1;

import org.entopic.query.NumberProperty;

/** How many results a season has. */
record SeasonSize(int season, long results) {
  static final NumberProperty<SeasonSize, Long, Long> RESULTS =
      NumberProperty.integral(SeasonSize::results);
}
