package dev.daybook.document;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;

/** Writes small JSON documents whose bytes depend on their content alone. */
public final class JsonText {
    private JsonText() {}

    /**
     * Returns an indented JSON document in UTF-8 with LF and a final newline.
     *
     * @param content writes the one root value
     */
    public static byte[] of(Consumer<JsonGenerator> content) {
        PrettyPrinter printer = new Indentation();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectWriteContext context =
                new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return printer;
                    }

                    @Override
                    public boolean hasPrettyPrinter() {
                        return true;
                    }
                };
        JsonFactory factory = JsonFactory.builder().build();
        try (JsonGenerator json = factory.createGenerator(context, bytes, JsonEncoding.UTF8)) {
            content.accept(json);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
