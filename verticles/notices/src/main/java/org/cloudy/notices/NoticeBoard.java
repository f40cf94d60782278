package org.cloudy.notices;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.NoticeChange;
import org.cloudy.bus.notices.Notices;
import org.cloudy.bus.text.Text;

/** The notices that are open. */
final class NoticeBoard {
    static final int MOST = 1_000;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.:_-]{0,119}");
    /** A path of this node, and no address of another. */
    private static final Pattern PAGE = Pattern.compile("/([A-Za-z0-9._~?=&%-]+(/[A-Za-z0-9._~?=&%-]*)*)?");

    private final Clock clock;
    private final Consumer<NoticeChange> changed;
    private final Map<String, Notice> open = new HashMap<>();

    NoticeBoard(Clock clock, Consumer<NoticeChange> changed) {
        this.clock = clock;
        this.changed = changed;
    }

    /** @throws Failure INVALID for an id or a page that cannot be; CONFLICT if too many are open */
    synchronized Notice raise(NewNotice wanted) {
        if (!ID.matcher(wanted.id()).matches()
                || (wanted.page() != null && !PAGE.matcher(wanted.page()).matches())) {
            throw Failure.of(FailureCode.INVALID, "notices.invalid", Map.of("id", Text.shortened(wanted.id())));
        }
        Notice before = open.get(wanted.id());
        if (before == null && open.size() >= MOST) {
            throw Failure.of(FailureCode.CONFLICT, "notices.too-many", Map.of("most", "" + MOST));
        }
        Notice notice = new Notice(
                wanted.id(),
                wanted.severity(),
                wanted.text(),
                wanted.page(),
                before == null ? clock.instant() : before.since());
        if (!notice.equals(before)) {
            open.put(notice.id(), notice);
            changed.accept(new NoticeChange(true, notice));
        }
        return notice;
    }

    synchronized void clear(String id) {
        Notice over = open.remove(id);
        if (over != null) {
            changed.accept(new NoticeChange(false, over));
        }
    }

    synchronized Notices open() {
        return new Notices(open.values().stream()
                .sorted(Comparator.comparing(Notice::severity)
                        .thenComparing(Notice::since)
                        .reversed()
                        .thenComparing(Notice::id))
                .toList());
    }
}
