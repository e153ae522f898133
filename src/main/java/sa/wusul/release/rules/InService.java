package sa.wusul.release.rules;

/** What models may refer to because it was released before. */
public interface InService {

	boolean hasProcess(String id);

	boolean hasDecision(String id);

}
