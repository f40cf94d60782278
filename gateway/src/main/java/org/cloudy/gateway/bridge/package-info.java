/** How clients outside the JVM speak with the bus: what each may do follows from its role, and from nothing else. */
@NullMarked
package org.cloudy.gateway.bridge;

import org.jspecify.annotations.NullMarked;
