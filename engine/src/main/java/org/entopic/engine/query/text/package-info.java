/** Queries written as text: a subset of the Jakarta Persistence query language. */
@NullMarked
package org.entopic.engine.query.text;

import org.jspecify.annotations.NullMarked;
