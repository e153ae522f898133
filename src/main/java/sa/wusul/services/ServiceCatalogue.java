package sa.wusul.services;

import java.util.List;

/**
 * The e-services that are offered now. They are the deployed models that call themselves
 * a service; nothing else lists them, so one that an analyst deploys is there at once.
 */
public interface ServiceCatalogue {

	/** All of them, by sector and name. */
	List<Service> services();

	/**
	 * The start form of a service, a Camunda Form as JSON.
	 * @throws sa.wusul.platform.problem.Refusal {@code service.unknown}
	 */
	String form(String id);

	/**
	 * One service in the words of its model.
	 *
	 * @param id by which it is requested
	 * @param sector department that gives it
	 * @param audience {@code CITIZEN}, {@code RESIDENT}; empty for everybody
	 * @param channels on which it may be requested; empty for all
	 */
	record Service(String id, String name, String nameEn, String description, String sector, List<String> audience,
			List<String> channels, List<String> neededDocuments) {
	}

}
