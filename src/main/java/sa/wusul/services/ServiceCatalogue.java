package sa.wusul.services;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The e-services that are offered now. They are the deployed models that call themselves
 * a service; nothing else lists them, so one that an analyst deploys is there at once.
 */
public interface ServiceCatalogue {

	/** Documents that may come with whatever is asked for. */
	List<String> COMMON_DOCUMENTS = List.of("صورة الهوية", "مستند آخر");

	/** All of them, by sector and name. */
	List<Service> services();

	/**
	 * All that people may ask for: what the centres do themselves, a request, a meeting,
	 * an appointment, and then the e-services.
	 */
	List<Service> requests();

	/**
	 * One of all that people may ask for.
	 * @throws sa.wusul.platform.problem.Refusal {@code service.unknown}
	 */
	Service request(String id);

	/**
	 * The start form of a request, a Camunda Form as JSON.
	 * @throws sa.wusul.platform.problem.Refusal {@code service.unknown}
	 */
	String form(String id);

	/**
	 * One service in the words of its model.
	 *
	 * @param id by which it is requested
	 * @param sector department that gives it; nothing where the centres do
	 * @param audience {@code CITIZEN}, {@code RESIDENT}; empty for everybody
	 * @param channels on which it may be requested; empty for all
	 */
	record Service(String id, String name, String nameEn, String description, Optional<String> sector,
			List<String> audience, List<String> channels, List<String> neededDocuments) {

		/** Whether this kind of requester may ask for it over this channel. */
		public boolean isOpenTo(String requesterKind, String channel) {
			return isOpen(this.audience, requesterKind) && isOpen(this.channels, channel);
		}

		/** What a document that comes with it may be called. */
		public List<String> documentKinds() {
			return Stream.concat(this.neededDocuments.stream(), COMMON_DOCUMENTS.stream()).distinct().toList();
		}

		private static boolean isOpen(List<String> named, String asked) {
			return named.isEmpty() || named.contains(asked);
		}

	}

}
