/** Application code that is loaded anew while others go on, as when a bundle is refreshed. */
@NullMarked
package org.entopic.itests.refresh;

import org.jspecify.annotations.NullMarked;
