/** What keeps a node well: updates, logs, diagnosis and repair, starting anew and shutting down, the firewall. */
@NullMarked
package org.cloudy.upkeep;

import org.jspecify.annotations.NullMarked;
