package sa.wusul.webapps.tasklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRights;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.supervision.AgendaRepository;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.SignedInStaff;

/**
 * Reader of the pages of appointments: of the Minister's office, of a prison and of a
 * centre's interpreters. Names are those of cases that the person may open, and each case
 * shown is written to the access log.
 */
@Component
class AgendaReader {

	private static final Set<String> OFFICE = Set.of("escalation-private-office", "escalation-ministers");

	private static final String INTERPRETERS = "reception-interpreters";

	private static final String PRISON = "tawasul-prison-officers";

	/** The days of a page, with today. */
	private static final int DAYS = 7;

	private final AgendaRepository agenda;

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final AccessLog log;

	private final Rights rights;

	private final Organisation organisation;

	private final SignedInStaff signedInStaff;

	private final Clock clock;

	AgendaReader(AgendaRepository agenda, CaseFiles caseFiles, CaseRights access, AccessLog log, Rights rights,
			SignedInStaff signedInStaff, Clock clock) {
		this.agenda = agenda;
		this.caseFiles = caseFiles;
		this.access = access;
		this.log = log;
		this.rights = rights;
		this.organisation = rights.organisation();
		this.signedInStaff = signedInStaff;
		this.clock = clock;
	}

	/** Checks whether the person has such a page. */
	Optional<Boolean> has() {
		return groups().stream().anyMatch(AgendaReader::keeps) ? Optional.of(true) : Optional.empty();
	}

	/** Returns the person's appointments; empty if they have no such page. */
	Optional<Agenda> days() {
		if (has().isEmpty()) {
			return Optional.empty();
		}
		var today = LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE);
		var tomorrow = start(today.plusDays(1));
		var week = start(today.plusDays(DAYS));
		List<Entry> entries = new ArrayList<>();
		if (groups().stream().anyMatch((group) -> OFFICE.contains(group.role().id()))) {
			this.agenda.meetings(start(today), week).forEach((one) -> entries.add(meeting(one, tomorrow)));
		}
		var centres = centres(INTERPRETERS);
		if (!centres.isEmpty()) {
			this.agenda.interpreted(start(today), week, centres)
				.forEach((one) -> entries.add(interpreted(one, tomorrow)));
		}
		var prisons = prisons();
		if (!prisons.isEmpty()) {
			this.agenda.goingsOut(tomorrow, prisons).forEach((one) -> entries.add(goingOut(one)));
			this.agenda.visits(start(today), tomorrow, prisons.stream().map((prison) -> "prison-" + prison).toList())
				.forEach((one) -> entries.add(visit(one)));
		}
		return Optional.of(new Agenda(Moment.of(this.clock.instant()), named(entries)));
	}

	/** Adds the names of those cases that the person may open, and logs what is shown. */
	private List<Entry> named(List<Entry> entries) {
		var groups = this.signedInStaff.groups();
		Map<String, CaseFile> files = this.caseFiles
			.all(entries.stream().map(Entry::reference).collect(Collectors.toSet()))
			.stream()
			.filter((file) -> this.access.maySee(groups, file))
			.collect(Collectors.toMap(CaseFile::reference, Function.identity()));
		Set<String> openable = this.access.openable(groups, files.values());
		this.log.writeList(files.keySet(), this.signedInStaff.user(), Endpoint.TASKLIST);
		return entries.stream()
			.filter((entry) -> files.containsKey(entry.reference()))
			.map((entry) -> openable.contains(entry.reference())
					? entry.named(files.get(entry.reference()).requester().name()) : entry.closed())
			.toList();
	}

	private Entry meeting(AgendaRepository.Meeting one, Instant tomorrow) {
		return new Entry(one.startsAt().isBefore(tomorrow) ? Part.MEETINGS_TODAY : Part.MEETINGS_LATER,
				Moment.of(one.startsAt()), null, one.reference(), null, CaseFileWords.of("meetingHost", one.host()),
				listed(mode(one.mode()), centre(one.centre())), CaseFileWords.word("meetingState", one.state()),
				CaseFileWords.word("meetingFile", file(one)), true);
	}

	private static String file(AgendaRepository.Meeting one) {
		if (one.issuedAt() == null) {
			return "MISSING";
		}
		if (one.readAt() == null) {
			return "UNREAD";
		}
		return one.issuedAt().isAfter(one.readAt()) ? "CHANGED" : "READ";
	}

	private Entry interpreted(AgendaRepository.Interpreted one, Instant tomorrow) {
		return new Entry(one.startsAt().isBefore(tomorrow) ? Part.INTERPRETERS_TODAY : Part.INTERPRETERS_LATER,
				Moment.of(one.startsAt()), null, one.reference(), null, one.name(),
				listed(CaseFileWords.of("purpose", one.purpose()), mode(one.mode()), centre(one.centre())),
				CaseFileWords.word("meetingState", one.state()), null, true);
	}

	private Entry visit(AgendaRepository.Visit one) {
		return new Entry(Part.VISITS, Moment.of(one.startsAt()), null, one.reference(), null, null, mode(one.mode()),
				CaseFileWords.word("meetingState", one.state()), null, true);
	}

	private static Entry goingOut(AgendaRepository.GoingOut one) {
		return new Entry(
				one.state().equals("SCHEDULED") ? Part.GOING_OUT : one.state().equals("OVERDUE") ? Part.LATE : Part.OUT,
				Moment.of(one.departAt()), Moment.of(one.dueAt()), one.reference(), null, one.detainee(), one.number(),
				CaseFileWords.word("goingOut", one.state()), null, true);
	}

	private static String mode(String mode) {
		return CaseFileWords.of("meetingMode", mode);
	}

	private static String listed(String... names) {
		return Stream.of(names).collect(CaseFileWords.listed());
	}

	private String centre(String id) {
		return this.organisation.centre(id).map(Place::shown).orElse(id);
	}

	private List<StaffGroup> groups() {
		return this.signedInStaff.groups().stream().map(this.rights::group).flatMap(Optional::stream).toList();
	}

	private static boolean keeps(StaffGroup group) {
		var role = group.role().id();
		return OFFICE.contains(role) || group.placed() && Set.of(INTERPRETERS, PRISON).contains(role);
	}

	private Collection<String> centres(String role) {
		return groups().stream()
			.filter((group) -> group.role().id().equals(role))
			.flatMap((group) -> group.centre().stream())
			.map(Place::id)
			.collect(Collectors.toSet());
	}

	/** Returns the codes of the prisons whose work the person's centre receives. */
	private Collection<String> prisons() {
		var centres = centres(PRISON);
		return this.organisation.prisons()
			.stream()
			.filter((prison) -> centres.contains(prison.centre()))
			.map(Organisation.Prison::id)
			.collect(Collectors.toSet());
	}

	private static Instant start(LocalDate day) {
		return day.atStartOfDay(Kingdom.ZONE).toInstant();
	}

	/** A part of the page, in its order. */
	enum Part {

		LATE, MEETINGS_TODAY, INTERPRETERS_TODAY, GOING_OUT, OUT, VISITS, MEETINGS_LATER, INTERPRETERS_LATER;

		/** Checks whether the part names detainees. */
		boolean ofDetainees() {
			return this == LATE || this == GOING_OUT || this == OUT;
		}

	}

	/** The page. */
	record Agenda(Moment at, List<Entry> entries) {

		Agenda {
			entries = entries.stream().sorted(Comparator.comparing(Entry::part)).toList();
		}

	}

	/**
	 * An appointment.
	 *
	 * @param until by when it ends, or {@code null}
	 * @param person the requester, or {@code null} if the person may not open the case
	 * @param with the host, the interpreter, or the detainee's identity number
	 * @param how mode and place, or the number of a going-out
	 * @param file the state of the meeting's file, or {@code null}
	 * @param openable whether the person may open the case
	 */
	record Entry(Part part, Moment at, Moment until, String reference, String person, String with, String how,
			CaseView.Word state, CaseView.Word file, boolean openable) {

		private Entry named(String name) {
			return new Entry(this.part, this.at, this.until, this.reference, name, this.with, this.how, this.state,
					this.file, true);
		}

		private Entry closed() {
			return new Entry(this.part, this.at, this.until, this.reference, null,
					this.part.ofDetainees() ? null : this.with, this.how, this.state, this.file, false);
		}

	}

}
