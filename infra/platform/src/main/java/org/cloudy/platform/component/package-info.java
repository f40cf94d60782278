/** What capabilities are made of: packages, configuration files, ports, daemons, announcements. */
@NullMarked
package org.cloudy.platform.component;

import org.jspecify.annotations.NullMarked;
