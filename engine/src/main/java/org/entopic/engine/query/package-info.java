/** Planning and running queries. */
@NullMarked
package org.entopic.engine.query;

import org.jspecify.annotations.NullMarked;
