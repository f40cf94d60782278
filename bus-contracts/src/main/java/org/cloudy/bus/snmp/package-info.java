/** Network monitoring: the devices that are watched, what they tell, and the rules that call attention to it. */
@NullMarked
package org.cloudy.bus.snmp;

import org.jspecify.annotations.NullMarked;
