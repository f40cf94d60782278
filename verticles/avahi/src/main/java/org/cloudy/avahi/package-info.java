/** Announces and finds services on the local networks through the machine's Avahi daemon, which is spoken to over D-Bus. */
@NullMarked
package org.cloudy.avahi;

import org.jspecify.annotations.NullMarked;
