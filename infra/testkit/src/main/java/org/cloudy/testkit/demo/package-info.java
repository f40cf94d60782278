/** Demonstrations on a network of their own, which the {@code cloudy} script runs. */
@NullMarked
package org.cloudy.testkit.demo;

import org.jspecify.annotations.NullMarked;
