/** Connecting to brokers that ask who is there. */
@NullMarked
package org.entopic.itests.security;

import org.jspecify.annotations.NullMarked;
