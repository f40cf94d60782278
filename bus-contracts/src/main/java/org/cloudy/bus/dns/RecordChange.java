package org.cloudy.bus.dns;

import org.jspecify.annotations.Nullable;

/**
 * A change of one record.
 *
 * @param zone its name
 * @param before the record that goes, as it was told; null to add one
 * @param after the record that comes; a name in its data is complete if it has a dot, and of this zone if it has none. Null to
 *     remove one
 * @param reverse whether the reverse zone of an address, which has to be on this node, is kept in step
 */
public record RecordChange(
        String zone, @Nullable ZoneRecord before, @Nullable ZoneRecord after, boolean reverse) {}
