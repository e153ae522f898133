package sa.wusul.platform.model;

import java.util.Optional;

/**
 * The files beside models that were deployed: texts of messages, templates of papers and
 * lists. Those that were deployed last are in service.
 */
public interface DeployedFiles {

	/** Returns the newest file of this name, in any folder; empty if none is deployed. */
	Optional<DeployedFile> newest(String name);

	/** Returns the file of this name as it was in a version; empty if it is unknown. */
	Optional<DeployedFile> find(String name, String version);

	/**
	 * A file.
	 *
	 * @param version changes with the content
	 */
	record DeployedFile(String version, byte[] content) {

	}

}
