package org.cloudy.snmp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cloudy.bus.snmp.Trouble;
import org.snmp4j.PDU;
import org.snmp4j.Target;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** Questions to one device until its time is over, however slowly it answers and however much it has to tell. */
final class Conversation {
    private static final int ROWS_AT_ONCE = 16;
    /** More of a table is not read. */
    private static final int MOST_ROWS = 256;

    private final SnmpSession session;
    private final Target<Address> target;
    private final BooleanSupplier over;

    Conversation(SnmpSession session, Target<Address> target, BooleanSupplier over) {
        this.session = session;
        this.target = target;
        this.over = over;
    }

    /** Some single values. */
    Values get(String... oids) throws Unanswered, InterruptedException {
        PDU question = SnmpSession.question(target, PDU.GET);
        Arrays.stream(oids).forEach(oid -> question.add(new VariableBinding(new OID(oid))));
        return Values.of(ask(question).getVariableBindings());
    }

    /**
     * Columns of a table, as the values of each row by the columns' numbers; the rows in the order in which they are told.
     *
     * @throws Unanswered NONSENSE if the device leads in circles
     */
    List<Values> table(String... columns) throws Unanswered, InterruptedException {
        Map<OID, Map<String, Variable>> rows = new LinkedHashMap<>();
        List<Column> open = Arrays.stream(columns).map(Column::new).toList();
        while (!open.isEmpty() && rows.size() < MOST_ROWS) {
            PDU question = SnmpSession.question(target, PDU.GETBULK);
            question.setMaxRepetitions(ROWS_AT_ONCE);
            open.forEach(column -> question.add(new VariableBinding(column.last)));
            List<? extends VariableBinding> told = ask(question).getVariableBindings();
            if (told.isEmpty()) {
                throw new Unanswered(Trouble.NONSENSE);
            }
            for (int i = 0; i < told.size(); i++) {
                open.get(i % open.size()).take(told.get(i), rows);
            }
            open = open.stream().filter(column -> !column.over).toList();
        }
        return rows.values().stream().map(Values::new).toList();
    }

    private PDU ask(PDU question) throws Unanswered, InterruptedException {
        if (over.getAsBoolean()) {
            throw new Unanswered(Trouble.SILENT);
        }
        return session.ask(target, question);
    }

    /** How far a column is read. */
    private static final class Column {
        private final String name;
        private final OID root;
        private OID last;
        private boolean over;

        private Column(String name) {
            this.name = name;
            this.root = new OID(name);
            this.last = root;
        }

        private void take(VariableBinding told, Map<OID, Map<String, Variable>> rows) throws Unanswered {
            OID oid = told.getOid();
            over |= told.isException() || told.getVariable() instanceof Null || !oid.startsWith(root);
            if (over) {
                return;
            }
            if (oid.compareTo(last) <= 0) {
                throw new Unanswered(Trouble.NONSENSE);
            }
            last = oid;
            rows.computeIfAbsent(oid.getSuffix(root), index -> new LinkedHashMap<>())
                    .put(name, told.getVariable());
        }
    }
}
