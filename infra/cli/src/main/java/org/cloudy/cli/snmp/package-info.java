/** Commands about network monitoring. */
@NullMarked
package org.cloudy.cli.snmp;

import org.jspecify.annotations.NullMarked;
