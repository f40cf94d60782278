/** Texts that people read, in every language of the project. */
@NullMarked
package org.cloudy.bus.text;

import org.jspecify.annotations.NullMarked;
