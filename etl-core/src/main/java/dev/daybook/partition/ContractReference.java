package dev.daybook.partition;

import dev.daybook.contract.Contract;
import org.jspecify.annotations.Nullable;

/**
 * The contract under which a stage worked.
 *
 * @param version as declared
 * @param sha256 of its file, in hex
 */
public record ContractReference(String version, String sha256) {
    /** Returns the reference to a contract. */
    public static ContractReference to(Contract contract) {
        return new ContractReference(contract.version(), contract.sha256());
    }

    /** Written out like that of a path: it is asked for once a start. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContractReference that
                && version.equals(that.version)
                && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return 31 * version.hashCode() + sha256.hashCode();
    }
}
