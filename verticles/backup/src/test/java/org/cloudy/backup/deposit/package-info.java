@NullMarked
package org.cloudy.backup.deposit;

import org.jspecify.annotations.NullMarked;
