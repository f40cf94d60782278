/** What somebody should look at: kept while it is open, told when that changes. */
@NullMarked
package org.cloudy.notices;

import org.jspecify.annotations.NullMarked;
