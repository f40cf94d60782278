package org.cloudy.bus.squid;

/** What of the proxy is measured over time. */
public enum ProxyMeasure {
    /** Requests and hits, each second. */
    REQUESTS,
    /** Share of hits, in percent. */
    RATIO,
    /** Bytes that were sent and that were saved, each second. */
    TRAFFIC
}
