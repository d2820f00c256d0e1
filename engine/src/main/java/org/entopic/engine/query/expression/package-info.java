/** Conditions and orders, checked against the model and compiled to run on rows. */
@NullMarked
package org.entopic.engine.query.expression;

import org.jspecify.annotations.NullMarked;
