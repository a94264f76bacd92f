package dev.daybook.cli;

import com.github.luben.zstd.Zstd;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.daybook.task.NativeLibraries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import me.tongfei.progressbar.ProgressBar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Starts cli. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        NativeLibraries.useThoseBesideTheJar();
        byte[] text = "daybook".repeat(50).getBytes(StandardCharsets.UTF_8);
        byte[] packed = Zstd.compress(text);
        byte[] back = Zstd.decompress(packed, text.length);
        LOG.info("zstd {} -> {} equal={}", text.length, packed.length, Arrays.equals(text, back));
        LOG.info("yaml {}", YAMLMapper.builder().build().readTree("a: [1, 2]"));
        LOG.info(
                "schema {}",
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema("{\"type\":\"object\"}")
                        .validate("[]", com.networknt.schema.InputFormat.JSON));
        try (ProgressBar bar = new ProgressBar("p", 3)) {
            bar.stepTo(3);
        }
    }
}
