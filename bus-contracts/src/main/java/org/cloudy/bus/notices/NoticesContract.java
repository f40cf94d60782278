package org.cloudy.bus.notices;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/**
 * Calls attention to what is wrong on the node. Whoever raises a notice clears it when it is over; the node forgets all when it
 * stops, for whoever raised them finds out anew.
 */
public final class NoticesContract {
    /** What is open now. */
    public static final Call<Empty, Notices> LIST =
            new Call<>("cloudy.notices.list", Empty.class, Notices.class, Reach.NODE, Role.MEMBER);

    /**
     * Raises a notice, or changes one that is open already: since when it is open stays. INVALID for an id or page that cannot be;
     * CONFLICT if too many are open.
     */
    public static final Call<NewNotice, Notice> RAISE =
            new Call<>("cloudy.notices.raise", NewNotice.class, Notice.class, Reach.NODE, Role.ADMIN);

    /** It is over; one that is not open is no failure. */
    public static final Call<NoticeId, Empty> CLEAR =
            new Call<>("cloudy.notices.clear", NoticeId.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** A notice was raised, changed, or is over. */
    public static final Topic<NoticeChange> CHANGED =
            new Topic<>("cloudy.notices.changed", NoticeChange.class, Reach.NODE, Role.MEMBER);

    private NoticesContract() {}
}
