@NullMarked
package org.cloudy.snmp;

import org.jspecify.annotations.NullMarked;
