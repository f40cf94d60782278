package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.squid.ProxyLogin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyAccountsTest {
    private static final ProxyLogin ANA = new ProxyLogin("ana", "a good secret");

    @TempDir
    Path folder;

    @Test
    @DisplayName("Users are added, changed and removed; their passwords are never kept as they are")
    void life() throws IOException {
        ProxyAccounts accounts = new ProxyAccounts(folder);

        assertThat(accounts.add(ANA).users()).containsExactly("ana");
        assertThat(accounts.add(new ProxyLogin("Pau.2", "another secret")).users())
                .containsExactly("Pau.2", "ana");
        String before = Files.readString(folder.resolve("users"));
        assertThat(before).contains("ana:$2b$10$").doesNotContain("secret");

        accounts.change(new ProxyLogin("ana", "a better secret"));

        assertThat(Files.readString(folder.resolve("users"))).isNotEqualTo(before);
        assertThat(accounts.remove("ana").users()).containsExactly("Pau.2");
        assertThat(new ProxyAccounts(folder).list().users()).containsExactly("Pau.2");
        assertThat(ANA.toString()).doesNotContain("secret");
    }

    @Test
    @DisplayName("Every change is of another second, by which Squid's helper knows of it, however fast they come")
    void dated() throws IOException {
        PasswordFile file = new PasswordFile(folder);
        Set<Long> seconds = new HashSet<>();

        for (int i = 0; i < 4; i++) {
            file.write(Map.of("ana", "hash " + i));
            seconds.add(
                    Files.getLastModifiedTime(folder.resolve(PasswordFile.NAME)).to(TimeUnit.SECONDS));
        }

        assertThat(seconds).hasSize(4);
    }

    @Test
    @DisplayName("A name that is taken is a conflict, and one that nobody has is not found")
    void unknown() {
        ProxyAccounts accounts = new ProxyAccounts(folder);
        accounts.add(ANA);

        assertThatThrownBy(() -> accounts.add(ANA))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
        assertThatThrownBy(() -> accounts.change(new ProxyLogin("pau", "a good secret")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
        assertThatThrownBy(() -> accounts.remove("pau"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
    }

    @ParameterizedTest
    @DisplayName("A name or password that the file could not hold, or that is weak, is refused at its field")
    @CsvSource(
            delimiter = '|',
            value = {
                "a:b|a good secret|name",
                "'a\nb'|a good secret|name",
                "''|a good secret|name",
                "josé|a good secret|name",
                "ana|short|password",
                "ana|'a good\nsecret'|password",
                "ana|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|password"
            })
    void refused(String name, String password, String field) {
        assertThatThrownBy(() -> new ProxyAccounts(folder).add(new ProxyLogin(name, password)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly(field));
        assertThat(folder.resolve("users")).doesNotExist();
    }
}
