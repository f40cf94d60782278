/** The certificate with which a node shows itself beyond loopback. */
@NullMarked
package org.cloudy.platform.tls;

import org.jspecify.annotations.NullMarked;
