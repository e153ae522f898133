package sa.wusul.papers;

/** Port that tells in which language the requester of a case reads. */
public interface PaperLanguageReader {

	/** Tells whether the requester chose English. */
	boolean readsEnglish(String caseReference);

}
