package sa.wusul.services.delegate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the model of a service says about itself in extension properties.
 *
 * @param sector department that gives the service
 * @param audience kinds of requesters, {@code CITIZEN} and {@code RESIDENT}; empty for
 * everybody
 * @param channels on which it is offered; empty for all
 * @param neededDocuments in the words of the requester
 */
record ServiceProperties(String sector, List<String> audience, List<String> channels, List<String> neededDocuments,
		String nameEn) {

	/** Nothing where the model does not call itself a service. */
	static Optional<ServiceProperties> among(Map<String, String> said) {
		return Optional.ofNullable(said.get("sector"))
			.filter((sector) -> !sector.isBlank())
			.map((sector) -> new ServiceProperties(sector, list(said, "audience", ","), list(said, "channels", ","),
					list(said, "neededDocuments", "؛"), said.get("nameEn")));
	}

	private static List<String> list(Map<String, String> said, String name, String separator) {
		return Optional.ofNullable(said.get(name)).map((written) -> parts(written, separator)).orElse(List.of());
	}

	/** What an analyst lists in one value, with blanks wherever he likes. */
	static List<String> parts(String written, String separator) {
		return Arrays.stream(written.split(separator)).map(String::strip).filter((part) -> !part.isEmpty()).toList();
	}

}
