/** Commands about the full-text search. */
@NullMarked
package org.cloudy.cli.search;

import org.jspecify.annotations.NullMarked;
