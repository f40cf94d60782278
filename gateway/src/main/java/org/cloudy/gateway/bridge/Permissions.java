package org.cloudy.gateway.bridge;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.Call;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/**
 * What somebody may do from outside: the calls and topics of the contracts that his role covers, at exactly their addresses.
 * Anything else on the bus, a single node's own address of a call too, does not exist for him.
 */
public final class Permissions {
    private static final int SHOWN = 100;

    private final Map<String, Call<?, ?>> calls;
    private final Map<String, Topic<?>> topics;

    public Permissions(List<Call<?, ?>> calls, List<Topic<?>> topics) {
        this.calls = calls.stream().collect(Collectors.toUnmodifiableMap(Call::address, Function.identity()));
        this.topics = topics.stream().collect(Collectors.toUnmodifiableMap(Topic::address, Function.identity()));
    }

    /** The permissions that follow from all contracts. */
    public static Permissions ofContracts() {
        return new Permissions(Contracts.CALLS, Contracts.TOPICS);
    }

    /**
     * The call at an address.
     *
     * @throws Failure NOT_FOUND if the contracts have none there; FORBIDDEN if the role does not cover it
     */
    public Call<?, ?> call(String address, Role role) {
        Call<?, ?> call = calls.get(address);
        if (call == null) {
            throw unknown(address);
        }
        check(role, call.role());
        return call;
    }

    /**
     * The topic at an address.
     *
     * @throws Failure NOT_FOUND if the contracts have none there; FORBIDDEN if the role does not cover it
     */
    public Topic<?> topic(String address, Role role) {
        Topic<?> topic = topics.get(address);
        if (topic == null) {
            throw unknown(address);
        }
        check(role, topic.role());
        return topic;
    }

    private static void check(Role role, Role required) {
        if (!role.covers(required)) {
            throw Failure.of(FailureCode.FORBIDDEN, "failure.forbidden", Map.of("role", required.name()));
        }
    }

    private static Failure unknown(String address) {
        String shown = address.length() > SHOWN ? address.substring(0, SHOWN) + "…" : address;
        return Failure.of(FailureCode.NOT_FOUND, "gateway.bridge.unknown-address", Map.of("address", shown));
    }
}
