package dev.daybook.cli.erd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contract.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErdTest {
    /** One pixel. */
    private static final byte[] PIXEL =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N"
                                    + "70a4AAAAAElFTkSuQmCC");

    private static final String[] FILES = {
        "nested.dbml", "nested.mmd", "nested.sql", "nested.svg", "nested.png"
    };

    @TempDir private Path folder;
    private Contract contract;

    @BeforeEach
    void read() throws IOException {
        contract = Contracts.nested();
    }

    @Test
    void writesAllDocuments() {
        assertThat(Erd.write(contract, folder, svg -> PIXEL)).isEmpty();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(FILES);
        assertThat(Erd.stale(contract, folder)).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(Erd.stale(contract, folder)).containsExactly(FILES);
    }

    @Test
    void namesWhatDiffers() throws IOException {
        Erd.write(contract, folder, svg -> PIXEL);
        Files.writeString(folder.resolve("nested.sql"), "-- mine");
        Files.write(folder.resolve("nested.png"), PIXEL);
        assertThat(Erd.stale(contract, folder)).containsExactly("nested.sql", "nested.png");
    }

    @Test
    void keepsAnOldPictureWhereTheMachineCannotDraw() throws IOException {
        Path png = folder.resolve("nested.png");
        Files.write(png, PIXEL);
        Optional<String> warning =
                Erd.write(
                        contract,
                        folder,
                        svg -> {
                            throw new InternalError("Fontconfig head is null");
                        });
        assertThat(warning)
                .contains(
                        "'"
                                + png
                                + "' was not drawn: this machine cannot draw"
                                + " (java.lang.InternalError: Fontconfig head is null); on Debian or"
                                + " Ubuntu: sudo apt-get install -y fontconfig fonts-dejavu-core");
        assertThat(png).hasBinaryContent(PIXEL);
        assertThat(Erd.stale(contract, folder)).containsExactly("nested.png");
    }

    /** Draws where the machine can, and says why not where it cannot. */
    @Test
    void drawsOrSaysWhyNot() {
        Optional<String> warning = Erd.write(contract, folder, PngPicture::draw);
        assertThat(Erd.stale(contract, folder))
                .isEqualTo(warning.isEmpty() ? List.of() : List.of("nested.png"));
        assertThat(warning.orElse("fonts-dejavu-core")).contains("fonts-dejavu-core");
    }

    @Test
    void dependsOnNoLocale() {
        Locale before = Locale.getDefault();
        Map<String, String> texts = texts();
        try {
            for (String locale : List.of("tr-TR", "ar-EG-u-nu-arab", "en-US", "und")) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(texts()).as(locale).isEqualTo(texts);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        Erd.texts(contract)
                .forEach(
                        (name, bytes) ->
                                texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }
}
