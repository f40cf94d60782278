package org.cloudy.gateway.bridge;

import io.vertx.core.json.JsonObject;
import org.cloudy.bus.Caller;

/** The client at the other end of a bridge. */
interface Peer {
    /** On whose behalf it speaks now. */
    Caller caller();

    /** Sends it a frame. */
    void send(JsonObject frame);

    /** Whether it reads more slowly than it is written to. */
    boolean isBacklogged();

    /** Ends the connection. */
    void close();
}
