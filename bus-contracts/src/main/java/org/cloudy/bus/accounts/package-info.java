/** Who may sign in, and what each may do. */
@NullMarked
package org.cloudy.bus.accounts;

import org.jspecify.annotations.NullMarked;
