/** A fake node, and what each command says to it. */
@NullMarked
package org.cloudy.cli;

import org.jspecify.annotations.NullMarked;
