/** Network monitoring: the node's SNMP agent, and the collector of what agents tell. */
@NullMarked
package org.cloudy.snmp;

import org.jspecify.annotations.NullMarked;
