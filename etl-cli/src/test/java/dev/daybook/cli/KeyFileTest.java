package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.problem.EtlException;
import dev.daybook.problem.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir private Path root;

    private KeyFile key() {
        return new KeyFile(root.resolve(".daybook/key"));
    }

    private void allow(String permissions) throws Exception {
        Files.setPosixFilePermissions(key().path(), PosixFilePermissions.fromString(permissions));
    }

    @Test
    void makesThirtyTwoRandomBytesForItsOwnerOnly() throws Exception {
        key().make();
        assertThat(Base64.getDecoder().decode(key().read())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key().path())))
                .isEqualTo("rw-------");
        assertThat(root.resolve(".daybook")).isDirectoryNotContaining("glob:**/.key-*");
    }

    @Test
    void isNeverOverwritten() throws Exception {
        key().make();
        String before = key().read();
        assertThatThrownBy(() -> key().make())
                .isInstanceOf(EtlException.class)
                .hasMessage(
                        "there is a key at '"
                                + key().path()
                                + "' and it is never overwritten: what was hashed with it could no"
                                + " longer be compared; move it away to make another one");
        assertThat(key().read()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void isRefusedWhereOthersMayTouchIt(String permissions) throws Exception {
        key().make();
        allow(permissions);
        assertThatThrownBy(() -> key().read())
                .isInstanceOfSatisfying(
                        EtlException.class,
                        e -> assertThat(e.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessage(
                        "the key '"
                                + key().path()
                                + "' has the permissions "
                                + permissions
                                + ", expected rw-------; run: chmod 600 "
                                + key().path());
    }

    @Test
    void mayBeReadOnly() throws Exception {
        key().make();
        allow("r--------");
        assertThat(key().read()).isNotEmpty();
    }

    @Test
    void theCommandMakesItOnceAndSaysWhere() {
        TestShell first = new TestShell(root, Map.of());
        assertThat(first.run("key", "new")).isZero();
        assertThat(first.out())
                .isEqualTo(
                        "made the key .daybook/key, with which extract hashes what contracts"
                                + " protect; keep a copy in a safe place: another key makes other"
                                + " digests\n");
        TestShell second = new TestShell(root, Map.of());
        assertThat(second.run("key", "new")).isEqualTo(64);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).startsWith("there is a key at '");
    }
}
