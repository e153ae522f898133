package sa.wusul.services;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import sa.wusul.platform.text.ArabicText;

/**
 * The e-services on offer. They are the deployed models marked as a service; there is no
 * other list, so a newly deployed one is available at once.
 */
public interface ServiceCatalogue {

	/** Documents that may be attached to every request. */
	List<String> COMMON_DOCUMENTS = List.of(ArabicText.of("document.identity"), ArabicText.of("document.other"));

	/** Returns all e-services by sector and name. */
	List<Service> services();

	/**
	 * Returns all kinds of requests that are offered: those served by the centres, namely
	 * a request, a meeting and an appointment, followed by the e-services.
	 */
	List<Service> requests();

	/**
	 * Returns one kind of request.
	 * @throws sa.wusul.platform.problem.RefusalException {@code service.unknown}
	 */
	Service request(String id);

	/**
	 * Returns the start form of a request, a Camunda Form as JSON.
	 * @throws sa.wusul.platform.problem.RefusalException {@code service.unknown}
	 */
	String form(String id);

	/**
	 * A service as described by its model.
	 *
	 * @param id the id under which it is requested
	 * @param sector the department that provides it; empty if the centres do
	 * @param audience {@code CITIZEN}, {@code RESIDENT}; empty for everybody
	 * @param channels channels on which it may be requested; empty for all
	 * @param neededDocuments what it needs, in words for requesters
	 * @param documentNames the names of the kinds of these documents
	 */
	record Service(String id, String name, String nameEn, String description, Optional<String> sector,
			List<String> audience, List<String> channels, List<String> neededDocuments, List<String> documentNames) {

		/** Checks whether this kind of requester may request it on this channel. */
		public boolean isOpenTo(String requesterKind, String channel) {
			return isOpen(this.audience, requesterKind) && isOpen(this.channels, channel);
		}

		/** Returns the names for documents attached to the request. */
		public List<String> documentKinds() {
			return Stream.concat(this.documentNames.stream(), COMMON_DOCUMENTS.stream()).distinct().toList();
		}

		private static boolean isOpen(List<String> named, String asked) {
			return named.isEmpty() || named.contains(asked);
		}

	}

}
