/** The text of files, read in a process of its own so that a bad file harms nobody else. */
@NullMarked
package org.cloudy.extract;

import org.jspecify.annotations.NullMarked;
