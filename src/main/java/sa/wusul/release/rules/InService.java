package sa.wusul.release.rules;

import java.util.List;
import java.util.Optional;

/** Released models to which others may refer. */
public interface InService {

	boolean hasProcess(String id);

	boolean hasDecision(String id);

	/**
	 * Returns the processes in service that call this process, each in its newest
	 * version.
	 */
	default List<ModelFile> callersOf(String process) {
		return List.of();
	}

	/** Returns the newest version of the model in a file of this name. */
	Optional<byte[]> newest(String fileName);

}
