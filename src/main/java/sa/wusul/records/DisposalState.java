package sa.wusul.records;

/** State of a case on a disposal list. */
public enum DisposalState {

	LISTED,

	/** Left out of this list by the person who checked it. */
	EXCLUDED,

	/** Left out because of a hold. */
	HELD,

	/** No longer due when its turn came, such as a reopened case. */
	SKIPPED,

	DISPOSED

}
