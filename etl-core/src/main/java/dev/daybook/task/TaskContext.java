package dev.daybook.task;

import dev.daybook.contract.Plan;
import dev.daybook.document.JsonText;
import dev.daybook.partition.ContractReference;
import dev.daybook.partition.Partition;
import dev.daybook.partition.Staging;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;

/**
 * What a task works with.
 *
 * @param stage the word of the stage
 * @param partition the day to work on
 * @param plan the compiled contract
 * @param staging where stages hand over their work
 * @param output where tables are published
 * @param options the command line, for the options of the stage
 * @param environment the variables of the process
 * @param clock the time of day, pinned where {@code DAYBOOK_CLOCK} is set
 * @param started when the task began, by the real clock
 * @param runId names the run; may be empty
 * @param attempt names the attempt of the run; may be empty
 * @param metrics takes counts of what is done
 * @param log takes lines for people
 */
public record TaskContext(
        String stage,
        Partition partition,
        Plan plan,
        Staging staging,
        Path output,
        GivenOptions options,
        Map<String, String> environment,
        InstantSource clock,
        Instant started,
        String runId,
        String attempt,
        MeterRegistry metrics,
        Logger log) {

    /** Copies the environment. */
    public TaskContext {
        environment = Map.copyOf(environment);
    }

    /** Returns the reference to the contract. */
    public ContractReference contract() {
        return ContractReference.to(plan.contract());
    }

    /** Returns the value of an option, from the command line or its variable, or an empty text. */
    public String option(String name) {
        return options.text(name);
    }

    /** Returns whether a flag of the stage is given. */
    public boolean flag(String name) {
        return option(name).equals("true");
    }

    /**
     * Returns the whole number that an option of the stage gives.
     *
     * @param otherwise what counts where the option is not given
     * @param most the largest number that is taken; the smallest is 1
     * @throws EtlException with exit code 64 if it is another number or none
     */
    public int number(String name, int otherwise, int most) {
        String text = option(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        // Ten digits would not fit; no limit here has as many.
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > most) {
            throw wrong(name, text, "a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /**
     * Returns the bytes of memory that an option of the stage gives, as a size or as a share.
     *
     * @param otherwise what counts where the option is not given
     * @param whole of which a share is taken
     * @throws EtlException with exit code 64 if it is neither
     */
    public long memory(String name, long otherwise, long whole) {
        String text = option(name);
        return text.isEmpty()
                ? otherwise
                : MemorySize.bytes(text, whole)
                        .orElseThrow(() -> wrong(name, text, MemorySize.EXPECTED));
    }

    /** Returns the failure of a stage that does not understand the value of an option. */
    public static EtlException wrong(String option, String found, String expected) {
        return new EtlException(
                ExitCode.USAGE,
                "the value '" + found + "' of " + option + " is not known; expected " + expected);
    }

    /** Returns the content of {@code run.json}: when, where and how the task ran until now. */
    public byte[] runJson() {
        Instant now = Instant.now();
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("stage", stage);
                    json.writeStringProperty("runId", runId);
                    json.writeStringProperty("attempt", attempt);
                    json.writeStringProperty("started", started.toString());
                    json.writeStringProperty("ended", now.toString());
                    json.writeStringProperty("version", Version.text());
                    json.writeStringProperty("java", Runtime.version().toString());
                    json.writeObjectPropertyStart("metrics");
                    measurements().forEach(json::writeNumberProperty);
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    /** Returns the metrics sorted by name; a name of several values is followed by what each is. */
    private Map<String, Double> measurements() {
        Map<String, Double> measurements = new TreeMap<>();
        for (Meter meter : metrics.getMeters()) {
            StringBuilder name = new StringBuilder(meter.getId().getName());
            meter.getId().getTags().forEach(tag -> name.append('.').append(tag.getValue()));
            int start = name.length();
            for (Measurement value : meter.measure()) {
                name.setLength(start);
                if (!(meter instanceof Counter || meter instanceof Gauge)) {
                    name.append('.').append(value.getStatistic().getTagValueRepresentation());
                }
                measurements.put(name.toString(), value.getValue());
            }
        }
        return measurements;
    }
}
