package dev.daybook.flatten;

import com.dynatrace.hash4j.hashing.Hashing;
import com.github.luben.zstd.Zstd;
import dev.daybook.task.NativeLibraries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts flatten. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        NativeLibraries.useThoseBesideTheJar();
        byte[] text = "daybook".repeat(50).getBytes(StandardCharsets.UTF_8);
        byte[] packed = Zstd.compress(text);
        byte[] back = Zstd.decompress(packed, text.length);
        LOG.info("zstd {} -> {} equal={}", text.length, packed.length, Arrays.equals(text, back));
        LOG.info("hash {}", Hashing.xxh3_64().hashBytesToLong(text));
    }
}
