/** A web proxy that many share: pages that one person fetched come quickly to the next. */
@NullMarked
package org.cloudy.squid;

import org.jspecify.annotations.NullMarked;
