/** What each class loader has of its own. */
@NullMarked
package org.entopic.itests.refresh.app;

import org.jspecify.annotations.NullMarked;
