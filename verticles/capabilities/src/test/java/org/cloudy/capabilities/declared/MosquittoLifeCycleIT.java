package org.cloudy.capabilities.declared;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The message broker's life")
class MosquittoLifeCycleIT extends ShippedLifeCycle {
    MosquittoLifeCycleIT() {
        super("mosquitto");
    }
}
