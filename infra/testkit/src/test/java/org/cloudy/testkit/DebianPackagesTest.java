package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.search.DocumentLanguage;
import org.cloudy.bus.search.NewDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What Debian says of its packages")
class DebianPackagesTest {
    @Test
    @DisplayName("becomes one document of each name, with the lines that a field goes on in")
    void documents() throws IOException {
        List<NewDocument> documents = DebianPackages.read(new BufferedReader(new StringReader("""
                Package: 0ad
                Section: non-free/games
                Priority: optional
                Description: Real-time strategy game: of ancient warfare
                Homepage: https://play0ad.com/
                Tag: game::strategy,
                 uitoolkit::sdl

                Package: 0ad
                Description: of another version

                Package: nothing
                Homepage: a b
                """)));

        assertThat(documents)
                .containsExactly(
                        new NewDocument(
                                "0ad",
                                "non-free-games",
                                "0ad: Real-time strategy game: of ancient warfare",
                                "Real-time strategy game: of ancient warfare\ngame::strategy, uitoolkit::sdl",
                                documents.getFirst().language(),
                                "https://play0ad.com/",
                                Map.of("priority", "optional")),
                        new NewDocument(
                                "nothing",
                                "none",
                                "nothing: ",
                                "",
                                documents.get(1).language(),
                                null,
                                Map.of()));
        assertThat(documents.getFirst().language()).isIn((Object[]) DocumentLanguage.values());
    }
}
