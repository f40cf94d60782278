/** Archives that neighbours keep for each other: what a node keeps, how it is asked, and how it asks others. */
@NullMarked
package org.cloudy.backup.deposit;

import org.jspecify.annotations.NullMarked;
