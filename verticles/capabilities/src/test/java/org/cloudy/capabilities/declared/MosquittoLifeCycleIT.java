package org.cloudy.capabilities.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The message broker's life")
class MosquittoLifeCycleIT extends ShippedLifeCycle {
    /** MQTT 3.1.1, 3.1: a device of no name begins a clean session. */
    private static final byte[] CONNECT = {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0};

    MosquittoLifeCycleIT() {
        super("mosquitto");
    }

    @Override
    protected void use() throws Exception {
        try (Socket device = new Socket(InetAddress.getLoopbackAddress(), port)) {
            device.setSoTimeout((int) SOON.toMillis());
            device.getOutputStream().write(CONNECT);

            assertThat(device.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
        }
    }
}
