/** Full-text search over the documents that the nodes of a micro cloud publish. */
@NullMarked
package org.cloudy.bus.search;

import org.jspecify.annotations.NullMarked;
