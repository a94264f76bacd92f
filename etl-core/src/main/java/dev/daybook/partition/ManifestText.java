package dev.daybook.partition;

import dev.daybook.document.DocumentReader;
import dev.daybook.document.JsonText;
import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.document.Worded;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** The JSON form of a manifest. */
public final class ManifestText {
    private static final long FORMAT = 1;

    /** A name with a folder in it would lead out of the stage's folder. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private ManifestText() {}

    /** Returns a manifest as JSON in UTF-8; equal manifests give equal bytes. */
    public static byte[] write(Manifest manifest) {
        return JsonText.of(
                json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("manifest", FORMAT);
                    json.writeStringProperty("stage", manifest.stage().word());
                    json.writeStringProperty("pipeline", manifest.partition().pipeline());
                    json.writeStringProperty(
                            "partitionDate", manifest.partition().date().toString());
                    json.writeObjectPropertyStart("contract");
                    json.writeStringProperty("version", manifest.contract().version());
                    json.writeStringProperty("sha256", manifest.contract().sha256());
                    json.writeEndObject();
                    json.writeObjectPropertyStart("inputs");
                    manifest.inputs()
                            .forEach((stage, sha) -> json.writeStringProperty(stage.word(), sha));
                    json.writeEndObject();
                    manifest.verdict()
                            .ifPresent(
                                    verdict -> json.writeStringProperty("verdict", verdict.word()));
                    manifest.archive().ifPresent(archive -> writeArchive(json, archive));
                    json.writeArrayPropertyStart("files");
                    manifest.files().forEach(file -> writeFile(json, file, true));
                    json.writeEndArray();
                    writeLedger(json, manifest.ledger());
                    json.writeEndObject();
                });
    }

    /** Writes the property {@code ledger}. */
    public static void writeLedger(JsonGenerator json, List<LedgerEntry> ledger) {
        json.writeArrayPropertyStart("ledger");
        for (LedgerEntry entry : ledger) {
            json.writeStartObject();
            json.writeStringProperty("table", entry.table());
            json.writeNumberProperty("elements", entry.elements());
            json.writeNumberProperty("absent", entry.absent());
            json.writeNumberProperty("received", entry.received());
            json.writeNumberProperty("loaded", entry.loaded());
            json.writeNumberProperty("quarantined", entry.quarantined());
            json.writeNumberProperty("deduplicated", entry.deduplicated());
            json.writeNumberProperty("conflicting", entry.conflicting());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFile(JsonGenerator json, FileEntry file, boolean asObject) {
        if (asObject) {
            json.writeStartObject();
        }
        json.writeStringProperty("path", file.path());
        json.writeNumberProperty("bytes", file.bytes());
        json.writeNumberProperty("rows", file.rows());
        json.writeStringProperty("sha256", file.sha256());
        if (asObject) {
            json.writeEndObject();
        }
    }

    private static void writeArchive(JsonGenerator json, Archive archive) {
        json.writeObjectPropertyStart("archive");
        json.writeStringProperty("extractedAt", archive.extractedAt().toString());
        json.writeArrayPropertyStart("request");
        archive.request().forEach(json::writeString);
        json.writeEndArray();
        writeTexts(json, "protections", archive.protections());
        writeTexts(json, "keyChecks", archive.keyChecks());
        json.writeNumberProperty("mismatched", archive.mismatched());
        json.writeObjectPropertyStart("unknownFields");
        archive.unknownFields().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("pages");
        archive.pages().forEach(page -> writePage(json, page));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String name, Map<String, String> texts) {
        json.writeObjectPropertyStart(name);
        texts.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    static void writePage(JsonGenerator json, Archive.Page page) {
        json.writeStartObject();
        json.writeNumberProperty("number", page.number());
        writeFile(json, page.file(), false);
        json.writeNumberProperty("contentBytes", page.contentBytes());
        json.writeStringProperty("contentSha256", page.contentSha256());
        json.writeArrayPropertyStart("counts");
        for (Archive.RowCount count : page.counts()) {
            json.writeStartObject();
            json.writeStringProperty("rowPath", count.rowPath());
            json.writeNumberProperty("elements", count.elements());
            json.writeNumberProperty("received", count.received());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Reads a manifest.
     *
     * @param file the name that messages give
     * @throws dev.daybook.problem.EtlException with exit code 66 and all that is wrong with it
     */
    public static Manifest read(String file, byte[] content) {
        Problems problems = new Problems();
        Optional<Node> root = DocumentReader.json(file, content, problems);
        problems.throwIfAny(ExitCode.INPUT_INVALID, "the manifest " + file);
        Manifest manifest = manifest(new Section(root.orElseThrow(), problems));
        problems.throwIfAny(ExitCode.INPUT_INVALID, "the manifest " + file);
        return manifest;
    }

    private static Manifest manifest(Section root) {
        if (number(root, "manifest") != FORMAT && root.node("manifest").isPresent()) {
            root.problem("manifest", "this format is not known; expected " + FORMAT);
        }
        Stage stage = stage(root);
        String pipeline = root.text("pipeline");
        LocalDate date = parsed(root, "partitionDate", LocalDate::parse, LocalDate.EPOCH);
        Optional<Section> contract = root.section("contract");
        ContractReference reference =
                new ContractReference(
                        contract.map(c -> c.text("version")).orElse(""),
                        contract.map(c -> hash(c, "sha256")).orElse(""));
        return new Manifest(
                stage,
                new Partition(pipeline, date),
                reference,
                inputs(root),
                each(root, "files", ManifestText::file),
                each(root, "ledger", ManifestText::ledgerEntry),
                belongs(root, "archive", stage == Stage.EXTRACT)
                        .map(node -> archive(new Section(node, root.problems()))),
                belongs(root, "verdict", stage == Stage.VALIDATE).map(node -> verdict(root, node)));
    }

    private static Stage stage(Section root) {
        if (root.node("stage").isEmpty()) {
            root.missing("stage", "one of " + Worded.words(Stage.values()));
        }
        return root.choice("stage", Stage.values(), Stage.FLATTEN);
    }

    private static Map<Stage, String> inputs(Section root) {
        Map<Stage, String> inputs = new LinkedHashMap<>();
        Optional<Section> section = root.section("inputs");
        for (Stage stage : Stage.values()) {
            section.filter(s -> s.node(stage.word()).isPresent())
                    .ifPresent(s -> inputs.put(stage, hash(s, stage.word())));
        }
        section.ifPresent(Section::end);
        return inputs;
    }

    private static Manifest.Verdict verdict(Section root, Node node) {
        return Worded.read(root, node, Manifest.Verdict.values(), Manifest.Verdict.FAILED);
    }

    /** Returns what one stage must have and the others must not. */
    private static Optional<Node> belongs(Section root, String key, boolean wanted) {
        Optional<Node> node = root.node(key);
        if (wanted && node.isEmpty()) {
            root.missing(key, "what this stage found");
        } else if (!wanted && node.isPresent()) {
            root.problem(key, "'" + key + "' is of another stage");
        }
        return node;
    }

    private static Archive archive(Section archive) {
        Map<String, Long> unknown = new LinkedHashMap<>();
        archive.section("unknownFields")
                .ifPresent(
                        section ->
                                archive.node("unknownFields")
                                        .orElseThrow()
                                        .members()
                                        .keySet()
                                        .forEach(key -> unknown.put(key, number(section, key))));
        return new Archive(
                parsed(archive, "extractedAt", Instant::parse, Instant.EPOCH),
                request(archive),
                texts(archive, "protections"),
                texts(archive, "keyChecks"),
                each(archive, "pages", ManifestText::page),
                number(archive, "mismatched"),
                unknown);
    }

    private static List<String> request(Section archive) {
        archive.requiredItems("request");
        return archive.texts("request");
    }

    static Archive.Page page(Section page) {
        return new Archive.Page(
                (int) number(page, "number", Integer.MAX_VALUE),
                file(page),
                number(page, "contentBytes"),
                hash(page, "contentSha256"),
                each(
                        page,
                        "counts",
                        count ->
                                new Archive.RowCount(
                                        count.text("rowPath"),
                                        number(count, "elements"),
                                        number(count, "received"))));
    }

    private static FileEntry file(Section file) {
        String path = file.text("path");
        if (!path.isEmpty() && !FILE_NAME.matcher(path).matches()) {
            file.problem("path", "'" + path + "' is not the plain name of a file");
        }
        return new FileEntry(
                path, number(file, "bytes"), number(file, "rows"), hash(file, "sha256"));
    }

    private static LedgerEntry ledgerEntry(Section entry) {
        return new LedgerEntry(
                entry.text("table"),
                number(entry, "elements"),
                number(entry, "received"),
                number(entry, "loaded"),
                number(entry, "quarantined"),
                number(entry, "deduplicated"),
                number(entry, "conflicting"));
    }

    private static long number(Section section, String key) {
        return number(section, key, Long.MAX_VALUE);
    }

    private static long number(Section section, String key, long most) {
        if (section.node(key).isEmpty()) {
            section.missing(key, "a whole number");
        }
        return section.wholeNumber(key, 0, most).orElse(0L);
    }

    private static String hash(Section section, String key) {
        String hash = section.text(key, "a SHA-256 in hex");
        if (!hash.isEmpty() && !HASH.matcher(hash).matches()) {
            section.problem(key, "'" + hash + "' is not a SHA-256 in lower-case hex");
        }
        return hash;
    }

    private static Map<String, String> texts(Section owner, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        owner.section(key)
                .ifPresent(
                        section ->
                                owner.node(key)
                                        .orElseThrow()
                                        .members()
                                        .keySet()
                                        .forEach(name -> texts.put(name, section.text(name))));
        return texts;
    }

    private static <T> List<T> each(Section owner, String key, Function<Section, T> read) {
        List<T> values = new ArrayList<>();
        for (Node item : owner.requiredItems(key)) {
            values.add(read.apply(new Section(item, owner.problems())));
        }
        return values;
    }

    private static <T> T parsed(
            Section section, String key, Function<String, T> parse, T otherwise) {
        String text = section.text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeParseException e) {
            section.problem(key, "'" + text + "' is not a date or instant of ISO 8601");
            return otherwise;
        }
    }
}
