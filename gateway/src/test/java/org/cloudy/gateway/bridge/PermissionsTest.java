package org.cloudy.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cloudy.bus.Call;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What may be done from outside")
final class PermissionsTest {
    private static final NodeId NODE = new NodeId("abcdefghijklmnop");

    private final Permissions permissions = Permissions.ofContracts();

    static Stream<Arguments> callsAndRoles() {
        return Contracts.CALLS.stream()
                .flatMap(call -> Stream.of(Role.values()).map(role -> Arguments.of(call.address(), role, call)));
    }

    static Stream<Arguments> topicsAndRoles() {
        return Contracts.TOPICS.stream()
                .flatMap(topic -> Stream.of(Role.values()).map(role -> Arguments.of(topic.address(), role, topic)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("callsAndRoles")
    @DisplayName("is every call that the role covers, and no other")
    void calls(String address, Role role, Call<?, ?> call) {
        if (role.compareTo(call.role()) >= 0) {
            assertThat(permissions.call(address, role)).isEqualTo(call);
        } else {
            assertRefused(() -> permissions.call(address, role), FailureCode.FORBIDDEN);
        }
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("topicsAndRoles")
    @DisplayName("is listening to every topic that the role covers, and to no other")
    void topics(String address, Role role, Topic<?> topic) {
        if (role.compareTo(topic.role()) >= 0) {
            assertThat(permissions.topic(address, role)).isEqualTo(topic);
        } else {
            assertRefused(() -> permissions.topic(address, role), FailureCode.FORBIDDEN);
        }
    }

    @Test
    @DisplayName("is decided by the role of a call, however far it reaches")
    void anyReach() {
        Call<Empty, Empty> everywhere = new Call<>("x.y", Empty.class, Empty.class, Reach.META_CLOUD, Role.MEMBER);
        Permissions own = new Permissions(List.of(everywhere), List.of());

        assertThat(own.call("x.y", Role.ADMIN)).isEqualTo(everywhere);
        assertRefused(() -> own.call("x.y", Role.ANYONE), FailureCode.FORBIDDEN);
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(
            strings = {
                "",
                "cloudy",
                "cloudy.discovery",
                "cloudy.discovery.find ",
                "CLOUDY.DISCOVERY.FIND",
                "__vertx.reply.1",
                "cloudy.*"
            })
    @DisplayName("is nothing at an address that the contracts do not name")
    void unknown(String address) {
        assertRefused(() -> permissions.call(address, Role.ADMIN), FailureCode.NOT_FOUND);
        assertRefused(() -> permissions.topic(address, Role.ADMIN), FailureCode.NOT_FOUND);
    }

    @Test
    @DisplayName("is no call to one other node, and no talking on a topic")
    void neitherNodesNorTopics() {
        assertRefused(
                () -> permissions.call(DiscoveryContract.PING.addressAt(NODE), Role.ADMIN), FailureCode.NOT_FOUND);
        assertRefused(
                () -> permissions.call(DiscoveryContract.NODES_CHANGED.address(), Role.ADMIN), FailureCode.NOT_FOUND);
        assertRefused(() -> permissions.topic(DiscoveryContract.FIND.address(), Role.ADMIN), FailureCode.NOT_FOUND);
    }

    @Test
    @DisplayName("is refused without repeating an address of any length")
    void longAddress() {
        assertThatThrownBy(() -> permissions.call("x".repeat(100_000), Role.ADMIN))
                .message()
                .hasSizeLessThan(300);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asking, FailureCode code) {
        assertThatThrownBy(asking)
                .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
                .extracting(Failure::code)
                .isEqualTo(code);
    }
}
