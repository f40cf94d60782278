/** The overlay of a micro cloud: tinc, told which members there are, and asked how it reaches them. */
@NullMarked
package org.cloudy.tinc;

import org.jspecify.annotations.NullMarked;
