package sa.wusul.records;

/** Reader of the Arabic names of processes, which say what a case was about. */
public interface ProcessNameReader {

	/** Returns the name of the latest version; the key itself if there is none. */
	String nameOf(String processKey);

}
