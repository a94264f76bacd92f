package dev.daybook.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import dev.daybook.document.Node;
import dev.daybook.document.Section;
import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import dev.daybook.problem.Location;
import dev.daybook.problem.Problem;
import dev.daybook.problem.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The JSON Schema that the makers of ODCS v3.1.0 publish. */
final class OdcsSchema {
    private static final String RESOURCE = "/odcs/odcs-json-schema-v3.1.0.json";
    private static final String UNEVALUATED = "unevaluatedProperties";
    private static final Set<String> SUMMARIES = Set.of(UNEVALUATED, "oneOf", "anyOf");

    private final Schema schema;

    OdcsSchema() {
        schema = read();
    }

    /**
     * A place at which a contract does not fit the schema.
     *
     * @param location of the value, or of the object that lacks a key
     * @param missing the key that the object lacks
     * @param message what was found and what was expected
     */
    record Fault(Location location, Optional<String> missing, String message) {
        /** Returns whether a problem is about the same thing. */
        boolean isReportedBy(Problem problem) {
            return problem.location().path().equals(location.path())
                    && missing.map(key -> problem.message().contains("'" + key + "'")).orElse(true);
        }
    }

    /** Returns where a document does not fit, without the faults that only follow from others. */
    List<Fault> check(Node root) {
        List<Error> errors = schema.validate(NodeTree.json(root));
        List<Fault> faults = new ArrayList<>();
        for (Error error : errors) {
            if (errors.stream().noneMatch(other -> follows(error, other))) {
                Fault fault = fault(root, error);
                if (!faults.contains(fault)) {
                    faults.add(fault);
                }
            }
        }
        return faults;
    }

    /**
     * Where a member has a fault, the schema counts none of its neighbours as evaluated; where an
     * inner schema finds a member unknown, so does the outer one; and that none of several schemas
     * fits is told by what each of them finds.
     */
    private static boolean follows(Error error, Error other) {
        String keyword = error.getKeyword();
        NodePath place = error.getInstanceLocation();
        NodePath otherPlace = other.getInstanceLocation();
        if (!SUMMARIES.contains(keyword) || !otherPlace.startsWith(place)) {
            return false;
        }
        return !otherPlace.equals(place)
                || !other.getKeyword().equals(keyword)
                || other.getEvaluationPath().getNameCount()
                        > error.getEvaluationPath().getNameCount();
    }

    private static Fault fault(Node root, Error error) {
        Node node = NodeTree.at(root, error.getInstanceLocation());
        String key = String.valueOf(error.getProperty());
        return switch (error.getKeyword()) {
            case "required" ->
                    new Fault(
                            node.location(), Optional.of(key), "the key '" + key + "' is missing");
            case "additionalProperties", UNEVALUATED ->
                    fault(NodeTree.member(node, key), "the key '" + key + "' is not known here");
            case "enum" -> fault(node, unknown(node, error));
            case "type" -> fault(node, Section.found(node) + "; expected " + phrase(error));
            default -> fault(node, error.getMessage());
        };
    }

    private static Fault fault(Node node, String message) {
        return new Fault(node.location(), Optional.empty(), message);
    }

    private static String unknown(Node node, Error error) {
        List<String> valid = new ArrayList<>();
        error.getSchemaNode().forEach(value -> valid.add(value.asString()));
        return "'" + node.text() + "' is not known; " + Words.expectedOneOf(node.text(), valid);
    }

    private static String phrase(Error error) {
        String type = String.valueOf(error.getArguments()[1]);
        return switch (type) {
            case "array" -> Node.Kind.LIST.phrase();
            case "object" -> Node.Kind.OBJECT.phrase();
            default -> "a " + type;
        };
    }

    private static Schema read() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        dialect(),
                        builder ->
                                builder.schemaRegistryConfig(
                                        SchemaRegistryConfig.builder()
                                                .locale(Locale.ENGLISH)
                                                .build()));
        try (InputStream in = OdcsSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("no " + RESOURCE);
            }
            return registry.getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new EtlException(ExitCode.BUG, "can't read the schema of ODCS", e);
        }
    }

    /** The schema nests its definitions of servers; the validator would warn of their names. */
    private static Dialect dialect() {
        return Dialect.builder(Dialects.getDraft201909())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
    }
}
