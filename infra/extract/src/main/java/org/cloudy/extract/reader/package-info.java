/** The process that reads files: Apache Tika, and what it is held by. Nothing of it is loaded where it is asked from. */
@NullMarked
package org.cloudy.extract.reader;

import org.jspecify.annotations.NullMarked;
