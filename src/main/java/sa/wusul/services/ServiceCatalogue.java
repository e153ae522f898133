package sa.wusul.services;

import java.util.List;
import java.util.Map;
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
	 * Returns other words by which people look for each kind of request, in both
	 * languages, by its id.
	 */
	Map<String, String> keywords();

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
	 * Returns the English name of the document that a service issues; empty if there is
	 * no such service, or it issues none.
	 */
	Optional<String> documentInEnglish(String id);

	/**
	 * A service as described by its model.
	 *
	 * @param id the id under which it is requested
	 * @param aboutAr what it is for and what happens, in two sentences to citizens
	 * @param sector the department that provides it; empty if the centres do
	 * @param audience {@code CITIZEN}, {@code RESIDENT}; empty for everybody
	 * @param channels channels on which it may be requested; empty for all
	 * @param neededDocuments the documents that it needs or may need
	 * @param coming the codes of the steps that come after the request, in their order
	 */
	record Service(String id, String name, String nameEn, String aboutAr, String aboutEn, Optional<String> sector,
			List<String> audience, List<String> channels, List<NeededDocument> neededDocuments, List<String> coming) {

		/** Checks whether this kind of requester may request it on this channel. */
		public boolean isOpenTo(String requesterKind, String channel) {
			return isOpen(this.audience, requesterKind) && isOpen(this.channels, channel);
		}

		/** Returns the Arabic names of the kinds of document that it needs. */
		public List<String> documentNames() {
			return this.neededDocuments.stream().map(NeededDocument::nameAr).toList();
		}

		/** Returns the names for documents attached to the request. */
		public List<String> documentKinds() {
			return Stream.concat(documentNames().stream(), COMMON_DOCUMENTS.stream()).distinct().toList();
		}

		private static boolean isOpen(List<String> named, String asked) {
			return named.isEmpty() || named.contains(asked);
		}

	}

	/**
	 * A document that a service needs.
	 *
	 * @param kind a code of the list {@code documentKinds}
	 * @param nameAr the name of the kind
	 * @param qualifierAr words that follow the name, such as how recent a photograph has
	 * to be or who needs it; may be empty
	 * @param requiredWhen FEEL condition over the answers of the form, under which a
	 * request is not complete without it; empty if it never is, {@code false} if the
	 * requester may add it
	 */
	record NeededDocument(String kind, String nameAr, String nameEn, String qualifierAr, String qualifierEn,
			String requiredWhen) {

		/** Returns name and qualifier in Arabic. */
		public String ar() {
			return this.nameAr + (this.qualifierAr.isEmpty() ? "" : " " + this.qualifierAr);
		}

		/** Returns name and qualifier in English. */
		public String en() {
			return this.nameEn + (this.qualifierEn.isEmpty() ? "" : ", " + this.qualifierEn);
		}

		@Override
		public String toString() {
			return ar();
		}

	}

}
