/** What is measured beside the search with the search's own parts: in its package, for they are nobody else's. */
@NullMarked
package org.cloudy.search;

import org.jspecify.annotations.NullMarked;
