package org.cloudy.bus.backup;

/**
 * How much room a node gives to backups of its neighbours. What is there already stays, also when it gives less.
 *
 * @param memberMegabytes for each, 0 to 10,000,000; 0 for none
 * @param totalMegabytes for all together, as much at least
 */
public record SpaceOffer(int memberMegabytes, int totalMegabytes) {}
