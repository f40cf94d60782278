/** Full-text search whose index all nodes of a micro cloud share, each of them a part. */
@NullMarked
package org.cloudy.search;

import org.jspecify.annotations.NullMarked;
