package org.cloudy.gateway;

import io.vertx.core.net.KeyCertOptions;

/** Where the certificate of the pages beyond loopback comes from. */
@FunctionalInterface
interface Certificates {
    /** The certificate with its key, made now if there is none. Blocks. */
    KeyCertOptions get();
}
