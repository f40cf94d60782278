package org.cloudy.bus;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.text.Text;

/**
 * What a request is about, for the trail: only what these names hold, which are those of things and never of secrets. A field of
 * any other name is passed over, so that a password that comes in a new record is not told by accident.
 */
final class AuditSubject {
    private static final Set<String> NAMES = Set.of(
            "action",
            "backup",
            "capability",
            "change",
            "device",
            "enabled",
            "file",
            "host",
            "id",
            "kind",
            "language",
            "name",
            "node",
            "nodeName",
            "packages",
            "plugin",
            "role",
            "target",
            "type",
            "user",
            "zone");

    private static final int LONGEST = 200;

    private AuditSubject() {}

    /** Its names, with spaces between; empty if it has none. */
    static String of(Record request) {
        String subject = Arrays.stream(request.getClass().getRecordComponents())
                .filter(component -> NAMES.contains(component.getName()))
                .flatMap(component -> plain(request, component))
                .map(Text::shortened)
                .collect(Collectors.joining(" "))
                .replaceAll("\\p{Cntrl}", "?");
        return subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST) + "…";
    }

    private static Stream<String> plain(Record request, RecordComponent component) {
        try {
            return switch (component.getAccessor().invoke(request)) {
                case String text -> Stream.of(text).filter(each -> !each.isBlank());
                case Enum<?> constant -> Stream.of(constant.name().toLowerCase(Locale.ROOT));
                case Number number -> Stream.of(number.toString());
                case NodeId node -> Stream.of(node.value());
                case Boolean flag -> Stream.of(component.getName() + "=" + flag);
                case null, default -> Stream.empty();
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's components can be read", e);
        }
    }
}
