@NullMarked
package org.cloudy.node.config;

import org.jspecify.annotations.NullMarked;
