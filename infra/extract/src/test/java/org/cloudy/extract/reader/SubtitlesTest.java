package org.cloudy.extract.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Subtitles")
class SubtitlesTest {
    @Test
    @DisplayName("of SubRip say what is said, without numbers, times, places and markup")
    void subRip() {
        assertThat(Subtitles.text("""
                1\r
                00:00:01,600 --> 00:00:04,200\r
                {\\an8}<i>Good</i> morning,\r
                neighbours!\r
                \r
                2
                00:00:05,900 --> 00:00:07,999 X1:10 X2:20
                1984
                """)).isEqualTo("Good morning,\nneighbours!\n1984");
    }

    @Test
    @DisplayName("of WebVTT say it without header, styles, notes and cues' names")
    void webVtt() {
        assertThat(Subtitles.text("""
                WEBVTT - The meeting

                STYLE
                ::cue { color: lime }

                NOTE nobody says this

                intro
                01:02.000 --> 01:05.500 align:start position:0%
                <v Aina>Bon dia a tothom &amp; <c.loud>benvinguts</c>

                00:01:06.000 --> 00:01:07.000
                - Hola
                - Adeu
                """)).isEqualTo("Bon dia a tothom & benvinguts\n- Hola\n- Adeu");
    }

    @Test
    @DisplayName("are no other text with an arrow in it")
    void types() {
        assertThat(Subtitles.isOne("text/plain")).isFalse();
        assertThat(Subtitles.text("a --> b")).isEmpty();
    }
}
