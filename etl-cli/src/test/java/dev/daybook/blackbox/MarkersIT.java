package dev.daybook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import dev.daybook.sample.Api;
import dev.daybook.sample.SampleOptions;
import dev.daybook.sample.SampleServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.io.JsonStringEncoder;

/** Protected and excluded fields that hold unique markers of 32 characters. */
class MarkersIT {
    private static final String DATE = "2026-11-20";

    @TempDir private Path folder;

    @Test
    void leavesNoMarkerInAnyFormInAnyByteOnDisk() throws Exception {
        try (SampleServer source =
                SampleServer.start(
                        SampleOptions.of(Api.RANDOMUSER).markers(true).badRows(1).build())) {
            Pipeline pipeline = new Pipeline("randomuser", folder);
            Path logs = Files.createDirectories(folder.resolve("logs"));
            pipeline.with("DAYBOOK_RESULT", logs.resolve("result.json").toString());
            for (String stage : Pipeline.STAGES) {
                Ended ended =
                        stage.equals("extract")
                                ? pipeline.run(stage, DATE, "--source", source.url().toString())
                                : pipeline.run(stage, DATE);
                Files.writeString(logs.resolve(stage + ".log"), ended.output());
                Files.copy(logs.resolve("result.json"), logs.resolve(stage + ".json"));
            }
            List<String> markers = source.markers();
            assertThat(markers).hasSizeGreaterThan(2500).allMatch(marker -> marker.length() == 32);
            assertThat(traces(folder, markers)).isEmpty();
        }
    }

    @Test
    void leavesNoMarkerWhenThePageIsBroken() throws Exception {
        for (String fault : List.of("truncated", "invalid-json", "not-utf8", "wrong-seed")) {
            Path here = folder.resolve(fault);
            try (SampleServer source =
                    SampleServer.start(
                            SampleOptions.of(Api.RANDOMUSER)
                                    .markers(true)
                                    .fault(FaultsIT.fault(fault))
                                    .build())) {
                Pipeline pipeline = new Pipeline("randomuser", here);
                Ended ended =
                        pipeline.run(
                                "extract",
                                DATE,
                                "--source",
                                source.url().toString(),
                                "--contract",
                                FaultsIT.hastyContract(here).toString());
                Files.writeString(here.resolve("extract.log"), ended.output());
                assertThat(ended.exitCode()).as(ended.output()).isNotZero();
                assertThat(traces(here, source.markers())).isEmpty();
            }
        }
    }

    /** Returns the files that hold a marker, plain, escaped for JSON, in hex or in base64. */
    private static List<String> traces(Path folder, List<String> markers) throws IOException {
        // Markers are found by their first eight bytes; a hit is then compared whole.
        Map<String, List<String>> forms = new HashMap<>();
        for (String marker : markers) {
            for (String form : forms(marker)) {
                forms.computeIfAbsent(form.substring(0, 8), key -> new ArrayList<>()).add(form);
            }
        }
        List<String> traces = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : Pipeline.files(folder).entrySet()) {
            String text =
                    new String(
                            content(file.getKey(), file.getValue()), StandardCharsets.ISO_8859_1);
            for (int i = 0; i + 8 <= text.length(); i++) {
                for (String form : forms.getOrDefault(text.substring(i, i + 8), List.of())) {
                    if (text.startsWith(form, i)) {
                        traces.add(file.getKey() + " at " + i);
                    }
                }
            }
        }
        return traces;
    }

    private static List<String> forms(String marker) {
        byte[] bytes = marker.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>();
        forms.add(marker);
        forms.add(new String(JsonStringEncoder.getInstance().quoteAsCharArray(marker)));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        // Base64 of a text depends on where in it the marker begins: all three ways.
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(base64.substring(before == 0 ? 0 : before + 1, base64.length() - 2));
        }
        return forms;
    }

    private static byte[] content(String name, byte[] bytes) throws IOException {
        if (!name.contains(".zst")) {
            return bytes;
        }
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(bytes))) {
            return in.setContinuous(true).readAllBytes();
        }
    }
}
