package dev.daybook.flatten;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Completes the schema of a case to a contract. */
final class SpecContract {
    private static final String HEAD =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: spec
            name: spec
            version: 1.0.0
            status: active
            servers:
              - server: source
                type: api
                location: https://example.com/source
                customProperties:
                  - property: etlPagination
                    value: {type: pageNumber, until: pages 1}
            schema:
            """;

    private SpecContract() {}

    /** Returns a contract whose quarantine may hold every row, with no other setting. */
    static String text(String schema) {
        return text(schema, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Returns a contract.
     *
     * @param settings by name, the properties of the contract as a whole
     */
    static String text(String schema, JsonNode settings) {
        StringBuilder text = new StringBuilder(HEAD).append(schema.indent(2));
        text.append("customProperties:\n");
        if (!settings.has("etlQuarantineMax")) {
            text.append("  - {property: etlQuarantineMax, value: {percent: 100, minRows: 0}}\n");
        }
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            text.append("  - {property: ")
                    .append(setting.getKey())
                    .append(", value: ")
                    .append(setting.getValue())
                    .append("}\n");
        }
        return text.toString();
    }
}
