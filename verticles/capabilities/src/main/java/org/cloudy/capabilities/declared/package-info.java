/** Capabilities without code: a YAML file is read, held against its schema and its rules, and becomes a descriptor. */
@NullMarked
package org.cloudy.capabilities.declared;

import org.jspecify.annotations.NullMarked;
