/**
 * A network on one machine for tests: hosts, LANs, routers and NAT boxes in network namespaces, and the faults that real links
 * have. Start at {@link org.cloudy.testkit.net.NetworkBed}; {@link org.cloudy.testkit.net.NetworkTest} hands one to a test.
 */
@NullMarked
package org.cloudy.testkit.net;

import org.jspecify.annotations.NullMarked;
