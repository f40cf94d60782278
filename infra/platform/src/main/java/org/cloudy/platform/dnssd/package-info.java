/** The local networks of a node, where phones and laptops find services by DNS-SD over multicast DNS (RFC 6762, RFC 6763). */
@NullMarked
package org.cloudy.platform.dnssd;

import org.jspecify.annotations.NullMarked;
