@NullMarked
package org.cloudy.node.cluster;

import org.jspecify.annotations.NullMarked;
