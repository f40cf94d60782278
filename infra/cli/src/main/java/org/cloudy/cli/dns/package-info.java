/** Commands about names: zones, their records, secondaries, the micro cloud's zone. */
@NullMarked
package org.cloudy.cli.dns;

import org.jspecify.annotations.NullMarked;
