package sa.wusul.delivery;

/** The outcome of a look-up of a short address. */
public enum AddressOutcome {

	FOUND,

	/** The register does not know it. */
	UNKNOWN,

	/** The register did not answer, or is not connected. */
	SILENT

}
