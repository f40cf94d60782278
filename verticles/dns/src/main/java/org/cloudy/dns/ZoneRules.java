package org.cloudy.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.text.Text;
import org.cloudy.dns.ZoneReader.Placed;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What holds of the records of a zone together (RFC 1034, RFC 2181). Each offence is told, with the line it is in. */
final class ZoneRules {
    /** What a person may write; what signs a zone is the server's own. */
    static final Set<Integer> TYPES = Set.of(
            Type.SOA,
            Type.NS,
            Type.A,
            Type.AAAA,
            Type.CNAME,
            Type.MX,
            Type.TXT,
            Type.SRV,
            Type.PTR,
            Type.CAA,
            Type.DNAME,
            Type.DS,
            Type.HINFO,
            Type.HTTPS,
            Type.LOC,
            Type.NAPTR,
            Type.RP,
            Type.SPF,
            Type.SSHFP,
            Type.SVCB,
            Type.TLSA,
            Type.URI);

    private final Name origin;
    private final List<Placed> records;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Name, List<Placed>> byName = new HashMap<>();

    private ZoneRules(Name origin, List<Placed> records) {
        this.origin = origin;
        this.records = records;
        records.forEach(placed -> byName.computeIfAbsent(placed.record().getName(), name -> new ArrayList<>())
                .add(placed));
    }

    /** What is wrong with these records as a zone; empty if nothing is. */
    static List<Problem> check(Name origin, List<Placed> records) {
        ZoneRules rules = new ZoneRules(origin, records);
        records.forEach(rules::alone);
        rules.heads();
        rules.byName.values().forEach(rules::aliases);
        rules.targets();
        return rules.problems;
    }

    private void alone(Placed placed) {
        Record record = placed.record();
        if (!record.getName().subdomain(origin)) {
            problem(placed, "dns.rule.outside");
        } else if (record.getDClass() != DClass.IN) {
            problem(placed, "dns.rule.class");
        } else if (!TYPES.contains(record.getType())) {
            problem(placed, "dns.rule.type");
        }
    }

    private void heads() {
        List<Placed> heads = of(Type.SOA).toList();
        if (heads.isEmpty()) {
            problems.add(new Problem(0, "dns.rule.no-soa", Map.of()));
        }
        heads.stream()
                .filter(head -> !head.record().getName().equals(origin))
                .forEach(head -> problem(head, "dns.rule.many-soa"));
        heads.stream()
                .filter(head -> head.record().getName().equals(origin))
                .skip(1)
                .forEach(head -> problem(head, "dns.rule.many-soa"));
        if (of(Type.NS).noneMatch(placed -> placed.record().getName().equals(origin))) {
            problems.add(new Problem(0, "dns.rule.no-ns", Map.of()));
        }
    }

    /** A name that is an alias has nothing else (RFC 2181, section 10.1). */
    private void aliases(List<Placed> same) {
        List<Placed> aliases = same.stream()
                .filter(placed -> placed.record().getType() == Type.CNAME)
                .toList();
        if (aliases.isEmpty()) {
            return;
        }
        boolean others = same.stream()
                        .map(placed -> placed.record().rdataToString()
                                + placed.record().getType())
                        .distinct()
                        .count()
                > 1;
        if (others) {
            problem(aliases.getLast(), "dns.rule.cname-beside");
        }
    }

    /** Name servers and mail servers are no aliases (RFC 2181, section 10.3); a name server in the zone has an address. */
    private void targets() {
        Stream.concat(of(Type.NS), Stream.concat(of(Type.MX), of(Type.SRV))).forEach(placed -> {
            Name target = target(placed.record());
            if (target == null || !target.subdomain(origin)) {
                return;
            }
            Set<Integer> there = byName.getOrDefault(target, List.of()).stream()
                    .map(each -> each.record().getType())
                    .collect(Collectors.toSet());
            if (there.contains(Type.CNAME)) {
                problem(placed, "dns.rule.target-alias");
            } else if (placed.record().getType() == Type.NS
                    && placed.record().getName().equals(origin)
                    && !there.contains(Type.A)
                    && !there.contains(Type.AAAA)) {
                problem(placed, "dns.rule.ns-address");
            }
        });
    }

    private static @Nullable Name target(Record record) {
        return switch (record) {
            case org.xbill.DNS.NSRecord ns -> ns.getTarget();
            case org.xbill.DNS.MXRecord mx -> mx.getTarget();
            case org.xbill.DNS.SRVRecord srv -> srv.getTarget();
            default -> null;
        };
    }

    private Stream<Placed> of(int type) {
        return records.stream().filter(placed -> placed.record().getType() == type);
    }

    private void problem(Placed placed, String key) {
        Record record = placed.record();
        problems.add(new Problem(
                placed.line(),
                key,
                Map.of(
                        "name",
                        Text.shortened(record.getName().toString(true)),
                        "type",
                        Type.string(record.getType()),
                        "zone",
                        origin.toString(true))));
    }
}
