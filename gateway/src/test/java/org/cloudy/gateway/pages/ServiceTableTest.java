package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceTableTest {
    @Test
    @DisplayName(
            "Text finds names, addresses, node names, attributes and what people call the type, whatever case and accents")
    void findsText() {
        assertThat(names(table("text", "RÀDIO"))).containsExactly("Ràdio del barri");
        assertThat(names(table("text", "radio"))).containsExactly("Ràdio del barri");
        assertThat(names(table("text", "10.1.24.90"))).containsExactly("Brother HL-L2350DW");
        assertThat(names(table("text", "poblenou proxy"))).containsExactly("Proxy de l’escola");
        assertThat(names(table("text", "uplink=300"))).containsExactly("Internet de l’ateneu");
        assertThat(names(table("text", "printer"))).containsExactly("Brother HL-L2350DW");
        assertThat(names(ServiceTable.of(
                        ServiceRows.make(Sample.services(), nodes(), "ca"),
                        filter("text", "impressora"),
                        ResponderKind.AVAHI,
                        "ca")))
                .containsExactly("Brother HL-L2350DW");
    }

    @Test
    @DisplayName("Type and health narrow exactly; what makes no sense does not narrow")
    void narrows() {
        assertThat(table("type", "_squid._tcp").rows()).hasSize(2);
        assertThat(names(table("type", "_squid._tcp", "health", "warning"))).containsExactly("Proxy de l’escola");
        assertThat(table("health", "splendid", "sort", "colour", "page", "-3").rows())
                .hasSize(8);
        assertThat(table("type", "_gone._tcp").types()).anyMatch(type -> type.chosen() && type.count() == 0);
    }

    @Test
    @DisplayName("The nearest come first by RTT, and what is not measured comes last either way")
    void sortsByRtt() {
        assertThat(names(table("sort", "rtt")).get(0)).isEqualTo("Fotos de la Marta");
        assertThat(names(table("sort", "rtt"))).endsWith("Brother HL-L2350DW");
        assertThat(names(table("sort", "rtt", "dir", "desc"))).endsWith("Brother HL-L2350DW");
        assertThat(table("sort", "rtt", "dir", "desc").rows().get(0).rttMs()).isEqualTo(4.62);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(ServiceColumn.class)
    @DisplayName("Every column sorts both ways, and says so to screen readers")
    void sortsByEveryColumn(ServiceColumn column) {
        String name = Words.plain(column);
        List<ServiceRow> up = table("sort", name).rows();
        List<ServiceRow> down = table("sort", name, "dir", "desc").rows();
        assertThat(down).containsExactlyInAnyOrderElementsOf(up).isNotEqualTo(up);
        assertThat(table("sort", name, "dir", "desc").columns())
                .filteredOn(head -> head.id().equals(name))
                .allMatch(head -> head.ariaSort().equals("descending"))
                .hasSize(1);
    }

    @Test
    @DisplayName("Names are sorted as in a dictionary of the language")
    void sortsNames() {
        List<String> names = names(table("sort", "name"));
        assertThat(names).containsSubsequence("Arxiu de l’ateneu", "Ràdio del barri", "Time", "Wiki de la xarxa");
    }

    @Test
    @DisplayName("A thousand services are shown a hundred at a time, and a page beyond the last is the last")
    void pages() {
        List<ServiceRows.Line> thousand = ServiceRows.make(Sample.many(1000), nodes(), "en");
        ServiceTable first = ServiceTable.of(thousand, filter("sort", "name"), ResponderKind.AVAHI, "en");
        assertThat(first.rows()).hasSize(100);
        assertThat(first.pages()).isEqualTo(10);
        assertThat(first.previous()).isNull();
        assertThat(first.next()).isEqualTo("/search?sort=name&page=2");
        assertThat(first.countText()).isEqualTo("1,000 services");
        ServiceTable beyond = ServiceTable.of(thousand, filter("page", "99"), ResponderKind.AVAHI, "en");
        assertThat(beyond.page()).isEqualTo(10);
        assertThat(beyond.next()).isNull();
    }

    @Test
    @DisplayName("A column's link keeps what was looked for, and turns the order when it is sorted by it already")
    void linksKeepTheFilter() {
        ServiceTable table = table("text", "a&b=c", "type", "_http._tcp", "sort", "name");
        assertThat(href(table, "name")).isEqualTo("/search?text=a%26b%3Dc&type=_http._tcp&sort=name&dir=desc");
        assertThat(href(table, "rtt")).isEqualTo("/search?text=a%26b%3Dc&type=_http._tcp&sort=rtt");
    }

    @Test
    @DisplayName("A hostile announcement becomes neither a link nor something to paste")
    void defusesHostileServices() {
        ServiceRow row = ServiceRow.of(Sample.hostile(), nodes(), "en");
        assertThat(row.open()).isNull();
        assertThat(row.detail()).startsWith("/service?id=");
        assertThat(row.rowId()).matches("[a-z0-9-]+");
    }

    @Test
    @DisplayName("A web site is opened at its own host and path")
    void opensWebSites() {
        ServiceInstance radio = Sample.services().get(2);
        assertThat(ServiceRow.of(radio, nodes(), "en").open()).isEqualTo("http://10.1.24.12:8000/live");
    }

    private static ServiceTable table(String... params) {
        return ServiceTable.of(
                ServiceRows.make(Sample.services(), nodes(), "en"), filter(params), ResponderKind.AVAHI, "en");
    }

    private static ServiceFilter filter(String... params) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < params.length; i += 2) {
            map.add(params[i], params[i + 1]);
        }
        return ServiceFilter.of(map);
    }

    private static String href(ServiceTable table, String column) {
        return table.columns().stream()
                .filter(head -> head.id().equals(column))
                .map(ServiceTable.Column::href)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
    }

    private static List<String> names(ServiceTable table) {
        return Collections.unmodifiableList(
                table.rows().stream().map(ServiceRow::name).toList());
    }

    private static Map<NodeId, NodeView> nodes() {
        return Sample.nodes().stream().collect(Collectors.toMap(NodeView::node, Function.identity()));
    }

    @Test
    @DisplayName("Lines are made anew when a service or a node changed, and only then")
    void remakesLines() {
        ServiceRows rows = new ServiceRows();
        List<ServiceInstance> services = Sample.services();
        Map<NodeId, NodeView> nodes = nodes();
        List<ServiceRows.Line> first = rows.of(services, nodes, "en");
        assertThat(rows.of(services, nodes, "en")).isSameAs(first);
        assertThat(rows.of(services, nodes, "ca")).isNotSameAs(first);
        assertThat(rows.of(Sample.services(), nodes, "en")).isNotSameAs(first);
    }
}
