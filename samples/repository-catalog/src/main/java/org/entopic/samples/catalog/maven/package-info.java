/** Reads the effective models of a local Maven repository, without any network. */
@NullMarked
package org.entopic.samples.catalog.maven;

import org.jspecify.annotations.NullMarked;
