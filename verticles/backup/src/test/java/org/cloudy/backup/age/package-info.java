@NullMarked
package org.cloudy.backup.age;

import org.jspecify.annotations.NullMarked;
