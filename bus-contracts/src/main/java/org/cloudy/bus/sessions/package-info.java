/** Who is signed in, and from where. */
@NullMarked
package org.cloudy.bus.sessions;

import org.jspecify.annotations.NullMarked;
