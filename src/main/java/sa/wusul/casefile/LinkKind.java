package sa.wusul.casefile;

/** The kind of a link between two cases. */
public enum LinkKind {

	/** A meeting about an earlier case. */
	MEETING,

	/** An earlier case of the same requester. */
	EARLIER,

	/** A duplicate that was merged into the leading case. */
	DUPLICATE,

	/** A petition of a campaign, which is answered with the leading case. */
	CAMPAIGN

}
