package org.cloudy.bus.backup;

import org.cloudy.bus.Call;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/**
 * What a node asks of the neighbour that keeps its archives. All of it is signed by both, names whom it is for and is good for some
 * minutes; a node sees and deletes only what it left there itself, or can prove to know the passphrase of. FORBIDDEN for what was
 * forged or is old; UNAVAILABLE for a node that is not known (yet), and where too much is asked at once.
 */
public final class DepositContract {
    /** What lies there, and how much more may. */
    public static final Call<Parcel, Parcel> LIST =
            new Call<>("cloudy.deposits.list", Parcel.class, Parcel.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** Begins to leave an archive, or tells how much of it came already. CONFLICT if there is no room for it. */
    public static final Call<Parcel, Parcel> BEGIN =
            new Call<>("cloudy.deposits.begin", Parcel.class, Parcel.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** Adds a part to one that was begun; tells how much came by now. NOT_FOUND; CONFLICT if it is not the next part. */
    public static final Call<Parcel, Parcel> APPEND =
            new Call<>("cloudy.deposits.append", Parcel.class, Parcel.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** All came: it is checked and counts from now on. NOT_FOUND; CONFLICT if it is not what was announced, and then it is gone. */
    public static final Call<Parcel, Parcel> FINISH =
            new Call<>("cloudy.deposits.finish", Parcel.class, Parcel.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** Gives a part back. NOT_FOUND. */
    public static final Call<Parcel, Parcel> READ =
            new Call<>("cloudy.deposits.read", Parcel.class, Parcel.class, Reach.MICRO_CLOUD, Role.MEMBER);

    /** Deletes one; one that is not there is no failure. */
    public static final Call<Parcel, Parcel> DISCARD =
            new Call<>("cloudy.deposits.discard", Parcel.class, Parcel.class, Reach.MICRO_CLOUD, Role.MEMBER);

    private DepositContract() {}
}
