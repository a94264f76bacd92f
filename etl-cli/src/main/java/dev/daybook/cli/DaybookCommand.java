package dev.daybook.cli;

import picocli.CommandLine.Command;

/** The command above all others. */
@Command(
        name = "daybook",
        header = "Turns a JSON API into daily, reproducible, provable CSV tables.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Airflow: ./daybook airflow up|down|status. The tests of Daybook itself: ./daybook test [--fast]",
            "./daybook help COMMAND tells more about a command.",
            "",
            "Exit codes:",
            "  0 done                        64 wrong usage          65 the data was rejected",
            "  66 input missing or changed   69 source unavailable   70 a bug",
            "  74 reading or writing failed  75 partition locked     78 contract, configuration or key"
        })
final class DaybookCommand {}
