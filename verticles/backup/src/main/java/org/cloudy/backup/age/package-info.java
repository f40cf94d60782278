/** The age file format, with a passphrase: https://age-encryption.org/v1. */
@NullMarked
package org.cloudy.backup.age;

import org.jspecify.annotations.NullMarked;
