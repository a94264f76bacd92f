package dev.daybook.validate;

import com.github.luben.zstd.Zstd;
import dev.daybook.task.NativeLibraries;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts validate. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) throws SQLException {
        NativeLibraries.useThoseBesideTheJar();
        byte[] text = "daybook".repeat(50).getBytes(StandardCharsets.UTF_8);
        byte[] packed = Zstd.compress(text);
        byte[] back = Zstd.decompress(packed, text.length);
        LOG.info("zstd {} -> {} equal={}", text.length, packed.length, Arrays.equals(text, back));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 42")) {
            result.next();
            LOG.info("duckdb {}", result.getInt(1));
        }
    }
}
