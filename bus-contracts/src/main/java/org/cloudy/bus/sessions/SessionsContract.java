package org.cloudy.bus.sessions;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** Who is signed in at the node's pages. */
public final class SessionsContract {
    /** The caller's own sessions. */
    public static final Call<Empty, SessionList> OWN =
            new Call<>("cloudy.sessions.own", Empty.class, SessionList.class, Reach.NODE, Role.MEMBER);

    /** The sessions of everybody. */
    public static final Call<Empty, SessionList> ALL =
            new Call<>("cloudy.sessions.all", Empty.class, SessionList.class, Reach.NODE, Role.ADMIN).asLook();

    /** Ends a session, an administrator anybody's, others one of their own. NOT_FOUND if there is none. */
    public static final Call<SessionId, SessionView> END =
            new Call<>("cloudy.sessions.end", SessionId.class, SessionView.class, Reach.NODE, Role.MEMBER).asAct();

    private SessionsContract() {}
}
