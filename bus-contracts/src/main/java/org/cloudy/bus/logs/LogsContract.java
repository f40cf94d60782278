package org.cloudy.bus.logs;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** What can be asked of the logs. They tell of those who use the node: administrators alone read them. */
public final class LogsContract {
    /** Who writes logs. */
    public static final Call<Empty, LogSources> SOURCES =
            new Call<>("cloudy.logs.sources", Empty.class, LogSources.class, Reach.NODE, Role.ADMIN).asLook();

    /** Looks for entries. NOT_FOUND if there is no such source; INVALID with what is wrong of a field. */
    public static final Call<LogSearch, LogPage> SEARCH =
            new Call<>("cloudy.logs.search", LogSearch.class, LogPage.class, Reach.NODE, Role.ADMIN).asLook();

    private LogsContract() {}
}
