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

	static final String SECTOR = "sector";

	static ServiceProperties of(Map<String, String> said) {
		return new ServiceProperties(said.get(SECTOR), list(said, "audience", ","), list(said, "channels", ","),
				list(said, "neededDocuments", "؛"), said.get("nameEn"));
	}

	private static List<String> list(Map<String, String> said, String name, String separator) {
		return Optional.ofNullable(said.get(name))
			.filter((value) -> !value.isBlank())
			.map((value) -> Arrays.stream(value.split(separator)).map(String::strip).toList())
			.orElse(List.of());
	}

}
