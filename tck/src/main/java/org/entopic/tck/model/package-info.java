/**
 * Models and rows for contracts and tests that have no engine. Start at {@link
 * org.entopic.tck.model.TestModels}.
 */
@NullMarked
package org.entopic.tck.model;

import org.jspecify.annotations.NullMarked;
