package dev.daybook.partition;

import dev.daybook.contract.Contract;

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
}
