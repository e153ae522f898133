package sa.wusul.release.rules;

/** Released models to which others may refer. */
public interface InService {

	boolean hasProcess(String id);

	boolean hasDecision(String id);

}
