package org.cloudy.bus.accounts;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/**
 * Who may sign in. What members may ask is of their own account, which the caller tells. An account that is not there is
 * NOT_FOUND; nothing leaves the node without an administrator who may sign in: CONFLICT.
 */
public final class AccountsContract {
    /** All accounts. */
    public static final Call<Empty, AccountList> LIST =
            new Call<>("cloudy.accounts.list", Empty.class, AccountList.class, Reach.NODE, Role.ADMIN).asLook();

    /** Makes an account. INVALID with what is wrong of each field; CONFLICT if the name is taken. */
    public static final Call<NewAccount, AccountView> CREATE =
            new Call<>("cloudy.accounts.create", NewAccount.class, AccountView.class, Reach.NODE, Role.ADMIN);

    /** Changes what an account may do. */
    public static final Call<AccountRole, AccountView> SET_ROLE =
            new Call<>("cloudy.accounts.set-role", AccountRole.class, AccountView.class, Reach.NODE, Role.ADMIN);

    /** Locks an account out, or lets it in again. */
    public static final Call<AccountUse, AccountView> SET_USE =
            new Call<>("cloudy.accounts.set-use", AccountUse.class, AccountView.class, Reach.NODE, Role.ADMIN);

    /** Gives an account another password; its sessions end. */
    public static final Call<AccountPassword, AccountView> SET_PASSWORD = new Call<>(
            "cloudy.accounts.set-password", AccountPassword.class, AccountView.class, Reach.NODE, Role.ADMIN);

    /** Does away with an account's second factor, for somebody who lost it. */
    public static final Call<AccountName, AccountView> RESET_FACTOR =
            new Call<>("cloudy.accounts.reset-factor", AccountName.class, AccountView.class, Reach.NODE, Role.ADMIN);

    /** Removes an account. */
    public static final Call<AccountName, Empty> REMOVE =
            new Call<>("cloudy.accounts.remove", AccountName.class, Empty.class, Reach.NODE, Role.ADMIN);

    /** The caller's own account. */
    public static final Call<Empty, AccountView> OWN =
            new Call<>("cloudy.accounts.own", Empty.class, AccountView.class, Reach.NODE, Role.MEMBER);

    /** Changes the caller's own password; all his sessions end. FORBIDDEN if the old one is wrong, or tried too often. */
    public static final Call<PasswordChange, AccountView> CHANGE_PASSWORD = new Call<>(
                    "cloudy.accounts.change-password", PasswordChange.class, AccountView.class, Reach.NODE, Role.MEMBER)
            .asAct();

    /** Keeps the language that the caller wants to be spoken to in. */
    public static final Call<LanguageChoice, AccountView> CHOOSE_LANGUAGE = new Call<>(
            "cloudy.accounts.choose-language", LanguageChoice.class, AccountView.class, Reach.NODE, Role.MEMBER);

    /** Begins a second factor (TOTP, RFC 6238), which is not asked until a code of it was confirmed. CONFLICT if one is on. */
    public static final Call<PasswordProof, Enrolment> BEGIN_FACTOR = new Call<>(
                    "cloudy.accounts.begin-factor", PasswordProof.class, Enrolment.class, Reach.NODE, Role.MEMBER)
            .asAct();

    /** Switches the second factor on that was begun. INVALID for a wrong code; CONFLICT if none was begun of late. */
    public static final Call<FactorCode, RecoveryCodes> CONFIRM_FACTOR = new Call<>(
                    "cloudy.accounts.confirm-factor", FactorCode.class, RecoveryCodes.class, Reach.NODE, Role.MEMBER)
            .asAct();

    /** Switches the second factor off. FORBIDDEN if password or code is wrong, or tried too often. */
    public static final Call<FactorProof, AccountView> END_FACTOR = new Call<>(
                    "cloudy.accounts.end-factor", FactorProof.class, AccountView.class, Reach.NODE, Role.MEMBER)
            .asAct();

    /** Makes new recovery codes; the old ones are good for nothing any more. FORBIDDEN as of {@link #END_FACTOR}. */
    public static final Call<FactorProof, RecoveryCodes> RENEW_CODES = new Call<>(
                    "cloudy.accounts.renew-codes", FactorProof.class, RecoveryCodes.class, Reach.NODE, Role.MEMBER)
            .asAct();

    /** An account changed. */
    public static final Topic<AccountChange> CHANGED =
            new Topic<>("cloudy.accounts.changed", AccountChange.class, Reach.NODE, Role.ADMIN);

    private AccountsContract() {}
}
