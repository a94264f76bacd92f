package dev.daybook.extract;

import com.github.luben.zstd.Zstd;
import dev.daybook.task.NativeLibraries;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts extract. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        NativeLibraries.useThoseBesideTheJar();
        byte[] text = "daybook".repeat(50).getBytes(StandardCharsets.UTF_8);
        byte[] packed = Zstd.compress(text);
        byte[] back = Zstd.decompress(packed, text.length);
        LOG.info("zstd {} -> {} equal={}", text.length, packed.length, Arrays.equals(text, back));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Timer timer = registry.timer("t");
        timer.record(() -> LOG.info("timed"));
        DistributionSummary.builder("s").register(registry).record(3);
        LongTaskTimer.builder("l").register(registry).record(() -> LOG.info("long"));
        registry.counter("c").increment();
        LOG.info("timer {} meters {}", timer.count(), registry.getMeters().size());
        int answer = Failsafe.with(RetryPolicy.<Integer>ofDefaults()).get(() -> 42);
        LOG.info("failsafe {}", answer);
    }
}
