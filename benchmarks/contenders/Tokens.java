import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The limit: Jackson's tokenizer over files of JSON, and nothing else. Arguments: the files. */
public final class Tokens {
    private Tokens() {}

    public static void main(String... files) throws IOException {
        JsonFactory factory = JsonFactory.builder().build();
        long tokens = 0;
        for (String file : files) {
            try (InputStream in = Files.newInputStream(Path.of(file));
                    JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
            }
        }
        System.out.println(tokens + " tokens");
    }
}
