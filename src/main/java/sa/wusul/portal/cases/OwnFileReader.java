package sa.wusul.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.portal.cases.CasePages.Listed;
import sa.wusul.portal.cases.NextStepReader.NextStep;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;

/** Reads what a person's start page shows of their own requests. */
@Component
public class OwnFileReader {

	/** A longer list is on the page of all requests. */
	private static final int MOST = 10;

	private final OwnCaseReader cases;

	private final RequesterCaseReader view;

	private final DeedReader deeds;

	private final NextStepReader nextSteps;

	private final RequestDraftRepository drafts;

	private final ServiceCatalogue catalogue;

	private final AccessLog log;

	OwnFileReader(OwnCaseReader cases, RequesterCaseReader view, DeedReader deeds, NextStepReader nextSteps,
			RequestDraftRepository drafts, ServiceCatalogue catalogue, AccessLog log) {
		this.cases = cases;
		this.view = view;
		this.deeds = deeds;
		this.nextSteps = nextSteps;
		this.drafts = drafts;
		this.catalogue = catalogue;
		this.log = log;
	}

	/** Reads the file of a citizen; each request in it is written to the access log. */
	public OwnFile read(Citizen citizen, Locale locale) {
		var open = this.cases.all(citizen).stream().filter((file) -> !file.state().closed()).limit(MOST).toList();
		open.forEach((file) -> this.log.write(citizen.reads(file)));
		var entries = open.stream().map((file) -> entry(file, citizen, locale)).toList();
		return new OwnFile(entries.stream().filter((entry) -> entry.next().sentence() != null).toList(),
				entries.stream().filter((entry) -> entry.next().sentence() == null).toList(), drafts(citizen));
	}

	private Entry entry(CaseFile file, Citizen citizen, Locale locale) {
		var agent = file.requester()
			.agent()
			.filter((one) -> file.requester().isRepresentedBy(citizen.identityNumber()));
		return new Entry(Listed.of(file, citizen), this.nextSteps.forCase(file,
				this.view.forCase(file.reference(), agent), this.deeds.underWay(file), locale));
	}

	private List<Service> drafts(Citizen citizen) {
		var offered = this.catalogue.requests();
		return this.drafts.services(citizen)
			.stream()
			.map((id) -> offered.stream().filter((service) -> service.id().equals(id)).findFirst())
			.flatMap(Optional::stream)
			.toList();
	}

	/**
	 * The file of a person.
	 *
	 * @param waiting requests for which the person has to do something
	 * @param underWay other open requests
	 * @param drafts services for which a request is begun
	 */
	public record OwnFile(List<Entry> waiting, List<Entry> underWay, List<Service> drafts) {

		public boolean isEmpty() {
			return this.waiting.isEmpty() && this.underWay.isEmpty() && this.drafts.isEmpty();
		}

	}

	/** A request with what is to be done. */
	public record Entry(Listed file, NextStep next) {
	}

}
