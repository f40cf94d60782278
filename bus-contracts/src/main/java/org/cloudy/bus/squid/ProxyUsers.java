package org.cloudy.bus.squid;

import java.util.List;

/** The names of those who may use the proxy with a password, in their order. */
public record ProxyUsers(List<String> users) {
    public ProxyUsers {
        users = List.copyOf(users);
    }
}
