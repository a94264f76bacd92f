package dev.daybook.cli;

import dev.daybook.problem.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/** The key with which extract hashes what contracts protect. */
@Command(
        name = "key",
        description = "make the key that protects personal fields: new",
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {
    private final Shell shell;

    KeyCommand(Shell shell) {
        this.shell = shell;
    }

    @Command(
            name = "new",
            description = {
                "make a random key in .daybook/key, once",
                "Extract hashes with it what the contract protects; equal values of all days are equal"
                        + " digests as long as the key stays the same. It is never overwritten."
            })
    int make() throws IOException {
        new Keys(shell).make();
        return ExitCode.DONE.number();
    }
}
