/**
 * Measurements over time: the averages of each minute for a day, of each half hour for a month, of each six hours for a year, in
 * files that are made once and never grow.
 */
@NullMarked
package org.cloudy.platform.series;

import org.jspecify.annotations.NullMarked;
