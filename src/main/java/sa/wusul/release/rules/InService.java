package sa.wusul.release.rules;

import java.util.Optional;

/** Released models to which others may refer. */
public interface InService {

	boolean hasProcess(String id);

	boolean hasDecision(String id);

	/** Returns the newest version of the model in a file of this name. */
	Optional<byte[]> newest(String fileName);

}
