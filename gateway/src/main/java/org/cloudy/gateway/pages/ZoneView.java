package org.cloudy.gateway.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.dns.Zone;
import org.cloudy.bus.dns.ZonePage;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.bus.dns.ZoneTransfer;
import org.cloudy.bus.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The page of one zone.
 *
 * @param form for a new record, with what somebody typed there and that was refused
 * @param problem why it was; null if nothing was
 * @param pages how many pages there are; null if one is enough
 */
record ZoneView(
        CapabilityTabs.Head head,
        Zone zone,
        String href,
        boolean admin,
        ZoneFilter filter,
        List<Choice> types,
        List<Row> rows,
        String countText,
        boolean narrowed,
        List<String> ds,
        List<Transfer> transfers,
        RecordForm form,
        @Nullable String problem,
        int page,
        @Nullable Integer pages,
        @Nullable String previous,
        @Nullable String next) {
    /** Types that a form offers; a zone file may have more. */
    private static final List<String> WRITTEN = List.of("A", "AAAA", "CNAME", "MX", "TXT", "SRV", "NS", "PTR", "CAA");

    /** A node that holds a key; {@code revoke} leads to the question before it is taken back. */
    record Transfer(NodeId node, String name, String revoke) {
        static Transfer of(String zone, ZoneTransfer transfer) {
            return new Transfer(transfer.node(), transfer.name(), SecondariesPage.revocation(zone, transfer.node()));
        }
    }

    /** A value to choose. */
    record Choice(String value, boolean chosen) {}

    /** A record in the table; {@code edit} and {@code remove} are null for what is not changed by hand. */
    record Row(
            ZoneRecord record,
            String rowId,
            @Nullable String edit,
            @Nullable String remove) {}

    /**
     * The form of a record.
     *
     * @param before the record that it takes the place of; null for a new one
     */
    record RecordForm(String action, @Nullable ZoneRecord before, Typed typed, List<Choice> types) {
        static RecordForm of(String zone, @Nullable ZoneRecord before, Typed typed) {
            String chosen = typed.values().getOrDefault("type", before == null ? "A" : before.type());
            List<String> offered = WRITTEN.contains(chosen) ? WRITTEN : List.of(chosen);
            return new RecordForm(
                    ZonePages.href(zone) + "/records",
                    before,
                    typed,
                    offered.stream()
                            .map(type -> new Choice(type, type.equals(chosen)))
                            .toList());
        }
    }

    static ZoneView of(
            CapabilityTabs.Head head,
            ZonePage told,
            ZoneFilter filter,
            boolean admin,
            Typed typed,
            @Nullable String problem,
            String language) {
        String zone = told.zone().name();
        int pages = Math.max(1, (told.matching() + ZoneFilter.PAGE - 1) / ZoneFilter.PAGE);
        return new ZoneView(
                head,
                told.zone(),
                ZonePages.href(zone),
                admin,
                filter,
                told.types().stream()
                        .map(type -> new Choice(type, type.equals(filter.type())))
                        .toList(),
                told.records().stream().map(record -> row(zone, record, admin)).toList(),
                count(told, language),
                filter.narrows(),
                told.ds(),
                told.transfers().stream()
                        .map(transfer -> Transfer.of(zone, transfer))
                        .toList(),
                RecordForm.of(zone, null, typed),
                problem,
                filter.page(),
                pages > 1 ? pages : null,
                filter.page() > 1 ? filter.onPage(filter.page() - 1) : null,
                filter.page() < pages ? filter.onPage(filter.page() + 1) : null);
    }

    private static Row row(String zone, ZoneRecord record, boolean admin) {
        String query = "?name=" + encoded(record.name()) + "&ttl=" + record.ttl() + "&type=" + encoded(record.type())
                + "&data=" + encoded(record.data());
        boolean changeable = admin && !record.type().equals("SOA");
        String id = Integer.toHexString(record.hashCode());
        return new Row(
                record,
                "record-" + id,
                changeable ? ZonePages.href(zone) + "/record" + query : null,
                changeable ? ZonePages.href(zone) + "/record/remove" + query : null);
    }

    private static String count(ZonePage told, String language) {
        Formats formats = new Formats(language);
        int all = told.zone().records();
        String form = (told.matching() == all ? "records" : "records-of") + (all == 1 ? ".one" : ".other");
        return Messages.text(
                language,
                "page.count." + form,
                Map.of("n", formats.number(told.matching()), "all", formats.number(all)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The serial as it is written in files: without separators. */
    public String serialText() {
        return String.format(Locale.ROOT, "%d", zone.serial());
    }
}
