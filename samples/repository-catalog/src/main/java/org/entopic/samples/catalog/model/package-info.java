/**
 * The entities of the repository catalogue: what a JDK consists of, and what a Maven repository
 * holds.
 *
 * <p>They are plain Jakarta Persistence classes. Every reference has its foreign key beside it as a
 * property of its own (the read-only join column names it), so that an entity can point at a row
 * that an earlier batch has saved without loading it.
 */
@NullMarked
package org.entopic.samples.catalog.model;

import org.jspecify.annotations.NullMarked;
