/** The only package that touches the broker's classes; not for use outside this module. */
@NullMarked
package org.entopic.embedded.node;

import org.jspecify.annotations.NullMarked;
