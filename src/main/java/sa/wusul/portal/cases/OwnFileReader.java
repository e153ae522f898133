package sa.wusul.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.booking.CitizenBookingService;
import sa.wusul.portal.cases.CasePages.Listed;
import sa.wusul.portal.cases.NextStepReader.NextStep;
import sa.wusul.portal.cases.RequesterCaseReader.OpenBill;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.tawasul.Contacts;

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

	private final CitizenBookingService bookings;

	private final Contacts contacts;

	private final AccessLog log;

	OwnFileReader(OwnCaseReader cases, RequesterCaseReader view, DeedReader deeds, NextStepReader nextSteps,
			RequestDraftRepository drafts, ServiceCatalogue catalogue, CitizenBookingService bookings,
			Contacts contacts, AccessLog log) {
		this.bookings = bookings;
		this.contacts = contacts;
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
				entries.stream().filter((entry) -> entry.next().sentence() == null).toList(), drafts(citizen),
				entries.stream().flatMap(Entry::billLines).toList(),
				open.stream().flatMap((file) -> appointment(file, locale).stream()).toList(), contacts(citizen));
	}

	/** Returns the appointment of a case, unless it is over. */
	private Optional<Appointment> appointment(CaseFile file, Locale locale) {
		return this.bookings.forCase(file, locale)
			.filter((booking) -> booking.mayMove() || booking.mayCancel() || booking.mayEnterRoom())
			.flatMap((booking) -> booking.starts()
				.map((starts) -> new Appointment(file.reference(), booking.host(), booking.place(), starts)));
	}

	/**
	 * Counts the detainees of whom the person is a contact. An officer who helps them on
	 * the telephone learns nothing of it.
	 */
	private long contacts(Citizen citizen) {
		return (citizen.helper() != null) ? 0
				: this.contacts.forPerson(new IdentityNumber(citizen.identityNumber())).size();
	}

	private Entry entry(CaseFile file, Citizen citizen, Locale locale) {
		var agent = file.requester()
			.agent()
			.filter((one) -> file.requester().isRepresentedBy(citizen.identityNumber()));
		var seen = this.view.forCase(file.reference(), agent);
		return new Entry(Listed.of(file, citizen),
				this.nextSteps.forCase(file, seen, this.deeds.underWay(file), locale), seen.bills());
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
	 * @param bills open bills of these requests
	 * @param appointments appointments of these requests
	 * @param contacts number of detainees of whom the person is a contact
	 */
	public record OwnFile(List<Entry> waiting, List<Entry> underWay, List<Service> drafts, List<BillLine> bills,
			List<Appointment> appointments, long contacts) {

		public boolean isEmpty() {
			return this.waiting.isEmpty() && this.underWay.isEmpty() && this.drafts.isEmpty();
		}

	}

	/** A request with what is to be done, and its open bills. */
	public record Entry(Listed file, NextStep next, List<OpenBill> bills) {

		private Stream<BillLine> billLines() {
			return this.bills.stream().map((bill) -> new BillLine(this.file.reference(), this.file.subject(), bill));
		}

	}

	/** An open bill with its request. */
	public record BillLine(String reference, String subject, OpenBill bill) {
	}

	/**
	 * An appointment with its request.
	 *
	 * @param place {@code null} if it is not at a place
	 */
	public record Appointment(String reference, String host, String place, LocalMoment starts) {
	}

}
