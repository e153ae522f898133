package sa.wusul.casefile;

/**
 * A link of a case to another one, as seen from one of the two.
 *
 * @param onward whether the case links to the other one, rather than the other to it
 * @param other the case at the other end
 */
public record CaseLink(LinkKind kind, boolean onward, CaseFile other) {

	/** Returns the code of its word, which differs by direction. */
	public String code() {
		return this.onward ? this.kind.name() : this.kind.name() + "_OF";
	}

}
