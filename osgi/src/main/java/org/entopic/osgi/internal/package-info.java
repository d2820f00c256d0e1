/** Watching bundles and services on behalf of factories. */
@NullMarked
package org.entopic.osgi.internal;

import org.jspecify.annotations.NullMarked;
