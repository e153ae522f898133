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
 * @param neededDocuments the documents: each a code of the list {@code documentKinds}, or
 * {@code NONE}, with the words that follow it
 */
public record ServiceDescriptor(String sector, List<String> audience, List<String> channels,
		List<NeededDocument> neededDocuments, String nameEn) {

	/** Finds the properties; empty if the model is not marked as a service. */
	static Optional<ServiceDescriptor> among(Map<String, String> said) {
		return Optional.ofNullable(said.get("sector"))
			.filter((sector) -> !sector.isBlank())
			.map((sector) -> new ServiceDescriptor(sector, list(said, "audience", ","), list(said, "channels", ","),
					list(said, "neededDocuments", "؛").stream().map(NeededDocument::of).toList(), said.get("nameEn")));
	}

	private static List<String> list(Map<String, String> said, String name, String separator) {
		return Optional.ofNullable(said.get(name)).map((written) -> parts(written, separator)).orElse(List.of());
	}

	/** Splits a list in one value and trims its parts. */
	public static List<String> parts(String written, String separator) {
		return Arrays.stream(written.split(separator)).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

}
