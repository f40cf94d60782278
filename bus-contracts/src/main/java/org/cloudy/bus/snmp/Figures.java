package org.cloudy.bus.snmp;

import org.jspecify.annotations.Nullable;

/**
 * How busy a device is; null for what it does not tell.
 *
 * @param answerMs how long its first answer took
 * @param load runnable processes over the last minute
 * @param cpuPercent of all processors, over the last minute
 * @param memoryPercent what programs hold of the memory
 * @param storagePercent of the fullest file system
 */
public record Figures(
        double answerMs,
        @Nullable Double load,
        @Nullable Double cpuPercent,
        @Nullable Double memoryPercent,
        @Nullable Double storagePercent) {}
