package org.cloudy.discovery;

import java.util.Collection;
import java.util.List;
import org.cloudy.bus.discovery.ServiceInstance;

/** The ordinary devices around: what they are told of this node's services, and what they offer themselves. Methods return at once. */
interface Devices {
    /** Where no other device is reached. */
    Devices NONE = new Devices() {
        @Override
        public void announce(String id, ServiceData service) {}

        @Override
        public void withdraw(String id) {}

        @Override
        public Collection<ServiceInstance> services() {
            return List.of();
        }
    };

    void announce(String id, ServiceData service);

    void withdraw(String id);

    Collection<ServiceInstance> services();
}
