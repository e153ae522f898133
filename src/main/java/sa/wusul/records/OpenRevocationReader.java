package sa.wusul.records;

/** Reader of the revocations that wait for a second person. */
public interface OpenRevocationReader {

	/** Checks whether the revocation of this paper waits for its confirmation. */
	boolean isAsked(String paperNumber);

}
