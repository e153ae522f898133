package sa.wusul.notification;

import java.util.Optional;

/** The files of texts that are in service, as the last deployment left them. */
public interface DeployedTexts {

	/**
	 * Returns the newest file with the texts of a language; empty if none is deployed.
	 */
	Optional<TextFile> newest(MessageLanguage language);

	/**
	 * A file.
	 *
	 * @param version changes with the content
	 */
	record TextFile(String version, byte[] content) {

	}

}
