/** The plugins that an owner adds: files in a folder, read when they appear or change. */
@NullMarked
package org.cloudy.capabilities.plugin;

import org.jspecify.annotations.NullMarked;
