/** The commands, one class for each or for a group that differs in a word. */
@NullMarked
package org.cloudy.cli.command;

import org.jspecify.annotations.NullMarked;
