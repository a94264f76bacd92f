package dev.daybook.cli;

import com.networknt.schema.path.NodePath;
import dev.daybook.document.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Located values as the validator of JSON Schema wants them, and its places among them. */
final class NodeTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NodeTree() {}

    /** Returns a value without its places. */
    static JsonNode json(Node node) {
        return switch (node.kind()) {
            case OBJECT -> object(node);
            case LIST -> list(node);
            case STRING -> JSON.stringNode(node.text());
            case NUMBER -> number(node.text());
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(node.text()));
            case NULL -> JSON.nullNode();
        };
    }

    private static ObjectNode object(Node node) {
        ObjectNode object = JSON.objectNode();
        node.members().forEach((name, member) -> object.set(name, json(member)));
        return object;
    }

    private static ArrayNode list(Node node) {
        ArrayNode list = JSON.arrayNode();
        node.items().forEach(item -> list.add(json(item)));
        return list;
    }

    /** YAML has numbers that are not decimal, such as 0x1F; none belongs into a contract. */
    private static JsonNode number(String text) {
        if (text.matches("-?[0-9]+")) {
            return JSON.numberNode(new BigInteger(text));
        }
        try {
            return JSON.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return JSON.stringNode(text);
        }
    }

    /** Returns the value at a place, or the last one on the way that is there. */
    static Node at(Node root, NodePath place) {
        Node node = root;
        for (int i = 0; i < place.getNameCount(); i++) {
            node =
                    place.getElement(i) instanceof Integer index
                            ? item(node, index)
                            : member(node, place.getName(i));
        }
        return node;
    }

    private static Node item(Node node, int index) {
        return index < node.items().size() ? node.items().get(index) : node;
    }

    /** Returns a member of an object, or the object where it has none of that name. */
    static Node member(Node node, String name) {
        return node.members().getOrDefault(name, node);
    }
}
