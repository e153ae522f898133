package sa.wusul.casefile;

/** The documents that were uploaded or scanned to cases. */
public interface DocumentUploads {

	/** Checks whether a document of the requested kind was added since the request. */
	boolean answer(String caseReference, DocumentRequest request);

}
