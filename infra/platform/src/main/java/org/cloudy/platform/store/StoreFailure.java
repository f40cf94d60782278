package org.cloudy.platform.store;

import java.util.Map;
import java.util.function.Supplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a person is told when the disk or the file on it fails; anything else is a mistake of ours and passes as it is. */
final class StoreFailure {
    private StoreFailure() {}

    static <R> R instead(Supplier<R> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw cause(e) instanceof SQLiteException sqlite ? of(sqlite, e) : e;
        }
    }

    static Failure of(Exception e) {
        Failure failure =
                Failure.of(FailureCode.UNAVAILABLE, "store.failed", Map.of("reason", String.valueOf(e.getMessage())));
        failure.addSuppressed(e);
        return failure;
    }

    private static RuntimeException of(SQLiteException cause, JdbiException e) {
        // The low byte of an extended code is the primary one: https://www.sqlite.org/rescode.html
        int primary = cause.getResultCode().code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code || primary == SQLiteErrorCode.SQLITE_ERROR.code) {
            return e;
        } else if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return FullDisk.failure();
        }
        return of(cause);
    }

    private static Throwable cause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
