/** Scaffolding from Maven: the goal {@code entopic:scaffold}. For builds, not for code. */
@NullMarked
package org.entopic.scaffold.maven;

import org.jspecify.annotations.NullMarked;
