package sa.wusul.services.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The extension properties in the model of a service.
 *
 * @param sector department that provides the service
 * @param audience kinds of requesters, {@code CITIZEN} and {@code RESIDENT}; empty for
 * everybody
 * @param channels channels on which it is offered; empty for all
 * @param documents the documents that it needs
 */
public record ServiceDescriptor(String sector, List<String> audience, List<String> channels, List<Document> documents) {

	/** The code with which a model says that no document is needed. */
	private static final String NONE = "NONE";

	/** Finds the properties; empty if the model is not marked as a service. */
	static Optional<ServiceDescriptor> among(Map<String, String> said) {
		return Optional.ofNullable(said.get("sector"))
			.filter((sector) -> !sector.isBlank())
			.map((sector) -> new ServiceDescriptor(sector, list(said, "audience"), list(said, "channels"),
					list(said, "neededDocuments").stream()
						.filter((code) -> !code.equals(NONE))
						.map((code) -> Document.of(code, said))
						.toList()));
	}

	private static List<String> list(Map<String, String> said, String name) {
		return Optional.ofNullable(said.get(name)).map((written) -> parts(written, ",")).orElse(List.of());
	}

	/** Splits a list in one value and trims its parts. */
	public static List<String> parts(String written, String separator) {
		return Arrays.stream(written.split(separator)).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

	/**
	 * A document that a service needs.
	 *
	 * @param code a code of the list {@code documentKinds}
	 * @param requiredWhen FEEL condition over the answers; empty if it is always required
	 */
	record Document(String code, Optional<String> requiredWhen, Optional<String> qualifierAr,
			Optional<String> qualifierEn) {

		private static Document of(String code, Map<String, String> said) {
			return new Document(code, Optional.ofNullable(said.get("requiredWhen." + code)),
					Optional.ofNullable(said.get("qualifierAr." + code)),
					Optional.ofNullable(said.get("qualifierEn." + code)));
		}

	}

}
