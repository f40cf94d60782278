package org.cloudy.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.cloudy.bus.search.DocumentLanguage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The language of a text")
class LanguageGuessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ES | La red de los vecinos es de todos los que la usan, y cada uno pone su antena en el tejado de su casa.
            ES | El servidor guarda las copias de seguridad de los otros nodos cuando hay sitio para ellas.
            CA | La xarxa dels veïns és de tots els que la fan servir, i cadascú posa la seva antena al terrat de casa seva.
            CA | El servidor desa les còpies de seguretat dels altres nodes quan hi ha lloc per a elles.
            EN | The network of the neighbours belongs to all that use it, and each puts an antenna on the roof of the house.
            EN | This package contains the header files that are needed to build programs with the library.
            OTHER | Le réseau des voisins est à tous ceux qui en font usage, et chacun met une antenne sur le toit de sa maison.
            OTHER | A rede dos vizinhos é de todos os que a usam, e cada um põe a sua antena no telhado da sua casa.
            OTHER | La rete dei vicini è di tutti quelli che la usano, e ognuno mette la sua antenna sul tetto della casa.
            OTHER | Das Netz der Nachbarn gehört allen, die es nutzen, und jeder setzt eine Antenne auf das Dach des Hauses.
            OTHER | antena 5 GHz 20 dBi
            OTHER | ''
            """)
    @DisplayName("is told by its common words, and left open where they say nothing")
    void told(DocumentLanguage language, String text) {
        assertThat(LanguageGuess.of("", text)).isEqualTo(language);
    }
}
