package sa.wusul.tawasul.leave;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.DetaineeEventService;
import sa.wusul.tawasul.TawasulLimit;

/** Service that examines requested leaves and keeps the authorisations. */
@Service
class LeaveService implements Leaves {

	private static final String OCCASION = "occasionDate";

	private final LeaveRepository leaves;

	private final OccurrenceRepository occurrences;

	private final LeaveDecisions decisions;

	private final LimitDecisions limits;

	private final DetaineeCases cases;

	private final DetaineeEventService events;

	private final Contacts contacts;

	private final CaseFiles caseFiles;

	private final Findings findings;

	private final WorkingTime workingTime;

	private final Inbox inbox;

	private final PaperService papers;

	private final Clock clock;

	LeaveService(LeaveRepository leaves, OccurrenceRepository occurrences, LeaveDecisions decisions,
			LimitDecisions limits, DetaineeCases cases, DetaineeEventService events, Contacts contacts,
			CaseFiles caseFiles, Findings findings, WorkingTime workingTime, Inbox inbox, PaperService papers,
			Clock clock) {
		this.leaves = leaves;
		this.occurrences = occurrences;
		this.decisions = decisions;
		this.limits = limits;
		this.cases = cases;
		this.events = events;
		this.contacts = contacts;
		this.caseFiles = caseFiles;
		this.findings = findings;
		this.workingTime = workingTime;
		this.inbox = inbox;
		this.papers = papers;
		this.clock = clock;
	}

	@Override
	@Transactional
	public Leave open(String caseReference, LeaveReason reason) {
		var about = this.cases.find(caseReference)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "leave.unknown"));
		this.leaves.forCase(caseReference)
			.ifPresentOrElse((known) -> this.leaves.inquireAgain(known.number()),
					() -> this.leaves.insert(caseReference, about.detainee(), reason));
		showEarlierLeaves(about);
		showOccasion(caseReference);
		return this.leaves.forCase(caseReference).orElseThrow();
	}

	/** Stores the number of days until the occasion; negative if it is over. */
	private void showOccasion(String caseReference) {
		Optional.ofNullable(this.caseFiles.particulars(caseReference).get(OCCASION))
			.map(LocalDate::parse)
			.ifPresent((day) -> this.findings.keep(caseReference, Map.of("occasionDaysLeft",
					ChronoUnit.DAYS.between(LocalDate.ofInstant(this.clock.instant(), Kingdom.ZONE), day))));
	}

	private void showEarlierLeaves(DetaineeCase about) {
		var since = this.clock.instant().minus(this.limits.duration(TawasulLimit.LEAVE_MEMORY));
		this.findings.keep(about.reference(),
				Map.of("absentBefore", this.occurrences.ended(about.detainee(), ReturnOutcome.ABSENT, since) > 0,
						"lateReturns", this.occurrences.ended(about.detainee(), ReturnOutcome.LATE, since)));
	}

	@Override
	public Leave get(String number) {
		return this.leaves.find(number).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "leave.unknown"));
	}

	@Override
	@Transactional
	public Optional<AskedOpinion> ask(String number, Authority authority) {
		var leave = get(number);
		var earlier = this.leaves.lastAsked(leave, authority);
		if (earlier.filter((asked) -> asked.inquiry() == leave.inquiry()).isPresent()) {
			return earlier;
		}
		if (earlier.filter((asked) -> !isConcerned(authority, leave, asked.askedAt())).isPresent()) {
			this.leaves.carryForward(leave, authority);
			return earlier;
		}
		this.decisions.opinionDeadline(authority, leave.reason(), this.findings.forCase(leave.caseReference()))
			.map(this::from)
			.ifPresent((dueAt) -> this.leaves.ask(leave, authority, dueAt));
		return this.leaves.lastAsked(leave, authority).filter((asked) -> asked.inquiry() == leave.inquiry());
	}

	private boolean isConcerned(Authority authority, Leave leave, Instant since) {
		return this.events.kindsSince(leave.detainee(), since)
			.stream()
			.anyMatch((change) -> this.decisions.isConcerned(authority, change));
	}

	private Instant from(LeaveDecisions.Deadline deadline) {
		var now = this.clock.instant();
		return deadline.dayAndNight() ? now.plus(deadline.time()) : this.workingTime.plus(now, deadline.time());
	}

	@Override
	@Transactional
	public void record(String number, Authority authority, Opinion opinion, Optional<String> givenBy) {
		this.leaves.record(get(number), authority, opinion, givenBy);
	}

	@Override
	@Transactional
	public LeaveConditions setConditions(String number) {
		var leave = get(number);
		var conditions = this.decisions.conditions(leave.reason(), this.findings.forCase(leave.caseReference()));
		this.leaves.set(number, conditions);
		this.findings.keep(leave.caseReference(), Map.of("escortNeeded", conditions.escortNeeded()));
		return conditions;
	}

	@Override
	@Transactional
	public void guarantee(String number, Guarantor guarantor, String recordedBy) {
		if (guarantor.identity().equals(get(number).detainee())) {
			throw new RefusalException(Kind.INVALID, "leave.guarantorIsDetainee");
		}
		this.leaves.set(number, guarantor, recordedBy);
	}

	@Override
	public Optional<String> guarantorRecordedBy(String number) {
		return this.leaves.guarantorRecordedBy(number);
	}

	@Override
	@Transactional
	public Leave approve(String number, String level, String decidedBy) {
		var now = this.clock.instant();
		var conditions = get(number).conditions().orElseThrow();
		this.leaves.approve(number, level, decidedBy, now, now.plus(Duration.ofDays(conditions.validDays())));
		return get(number);
	}

	@Override
	@Transactional
	public void deny(String number, String reasonCode) {
		this.leaves.change(number, LeaveState.PENDING, LeaveState.DENIED, reasonCode);
	}

	@Override
	@Transactional
	public void requireEscort(String number) {
		this.leaves.requireEscort(number);
		this.findings.keep(get(number).caseReference(), Map.of("escortNeeded", true));
	}

	@Override
	@Transactional
	public void compare(String number) {
		var leave = get(number);
		var about = this.cases.find(leave.caseReference()).orElseThrow();
		showEarlierLeaves(about);
		var known = this.findings.forCase(leave.caseReference());
		if (!mayHear(about, known)) {
			tellAnotherContact(about);
		}
		var escortMissing = this.decisions.conditions(leave.reason(), known).escortNeeded()
				&& !leave.conditions().orElseThrow().escortNeeded();
		this.findings.keep(leave.caseReference(),
				Map.of("escortMissing", escortMissing, "namesFormerPrison", namesFormerPrison(leave)));
	}

	private boolean mayHear(DetaineeCase about, Map<String, Object> known) {
		return switch (about.role()) {
			case PRIMARY, NAMED -> true;
			case LAWYER -> Boolean.TRUE.equals(known.get("powerOfAttorneyValid"));
			case SELF -> !this.contacts.forDetainee(about.detainee()).isEmpty();
			case NONE -> false;
		};
	}

	/**
	 * Sends messages of the case to another contact, because the leave belongs to the
	 * detainee even if its requester is no longer entitled.
	 */
	private void tellAnotherContact(DetaineeCase about) {
		var requester = this.caseFiles.get(about.reference()).requester().identityNumber();
		this.contacts.forDetainee(about.detainee())
			.stream()
			.filter((contact) -> !contact.person().value().equals(requester))
			.findFirst()
			.ifPresentOrElse((contact) -> this.caseFiles.reachAt(about.reference(), contact.mobile()),
					() -> this.caseFiles.reachNobody(about.reference()));
	}

	/**
	 * Checks whether the permit names a prison that the detainee has left. A detainee on
	 * leave returns to the prison that the permit names.
	 */
	private boolean namesFormerPrison(Leave leave) {
		var known = this.findings.forCase(leave.caseReference());
		return Stream.of("prison", LeavePermitService.PRISON).allMatch(known::containsKey)
				&& !known.get("prison").equals(known.get(LeavePermitService.PRISON))
				&& this.occurrences.forLeave(leave.number()).stream().noneMatch(Occurrence::away);
	}

	@Override
	@Transactional
	public void callOff(String number) {
		this.leaves.hold(number);
		this.occurrences.forLeave(number)
			.stream()
			.filter((occurrence) -> this.occurrences.cancel(occurrence.number()))
			.forEach((occurrence) -> tellRecalled(occurrence, get(number).caseReference()));
	}

	@Override
	@Transactional
	public void pause(String number) {
		this.leaves.hold(number);
		if (this.leaves.change(number, LeaveState.APPROVED, LeaveState.PAUSED, null)) {
			callBack(number);
		}
	}

	@Override
	@Transactional
	public void resume(String number) {
		this.leaves.hold(number);
		if (this.leaves.change(number, LeaveState.PAUSED, LeaveState.APPROVED, null)) {
			reinstatePermit(number);
		}
	}

	/**
	 * Makes the permit count again, unless the detainee was declared absent or moved to
	 * another prison, in which case a new permit is issued.
	 */
	private void reinstatePermit(String number) {
		var leave = get(number);
		if (!namesFormerPrison(leave) && this.occurrences.forLeave(number).stream().noneMatch(Occurrence::absent)) {
			this.papers.reinstateAll(leave.caseReference(), LeavePermitService.TEMPLATE);
		}
	}

	@Override
	@Transactional
	public void cancel(String number, String reasonCode) {
		var held = this.leaves.hold(number).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "leave.unknown"));
		if (!held.state().over() && this.leaves.change(number, held.state(), LeaveState.CANCELLED, reasonCode)) {
			callBack(number);
		}
	}

	/**
	 * Withdraws the permit, and recalls detainees on leave by a message to their process.
	 */
	private void callBack(String number) {
		var reference = get(number).caseReference();
		this.papers.withdrawAll(reference, LeavePermitService.TEMPLATE, Reason.REVOKED);
		this.occurrences.forLeave(number)
			.stream()
			.filter((occurrence) -> occurrence.away() || occurrence.state() == OccurrenceState.SCHEDULED)
			.filter((occurrence) -> occurrence.closedAt().isEmpty())
			.forEach((occurrence) -> tellRecalled(occurrence, reference));
	}

	private void tellRecalled(Occurrence occurrence, String reference) {
		this.inbox.receive(new InboxMessage("leave:" + occurrence.number() + ":recalled:" + this.clock.millis(),
				RECALLED, reference));
	}

	@Override
	@Transactional
	public void endOutside(String number) {
		this.leaves.hold(number);
		callBack(number);
	}

	@Override
	@Transactional
	public void expire(String number) {
		this.leaves.hold(number)
			.filter((leave) -> !leave.state().over())
			.filter((leave) -> this.leaves.change(number, leave.state(), LeaveState.EXPIRED, "TIME_OVER"))
			.ifPresent(this::withdrawPermitOfNobodyOut);
	}

	/**
	 * Withdraws the permit unless a detainee is still on leave: they carry it until they
	 * are back.
	 */
	private void withdrawPermitOfNobodyOut(Leave leave) {
		if (this.occurrences.forLeave(leave.number()).stream().noneMatch(Occurrence::away)) {
			this.papers.withdrawAll(leave.caseReference(), LeavePermitService.TEMPLATE, Reason.REVOKED);
		}
	}

	@Override
	public Instant nextReview(String number) {
		var leave = get(number);
		if (leave.state() == LeaveState.PAUSED) {
			return this.clock.instant()
				.plus(this.limits.duration(
						leave.reason().cannotWait() ? TawasulLimit.LEAVE_REVIEW_URGENT : TawasulLimit.LEAVE_REVIEW));
		}
		if (leave.state() == LeaveState.APPROVED && namesFormerPrison(leave)) {
			return this.clock.instant();
		}
		return beforeDeparture(number).orElseGet(() -> leave.validUntil().orElseThrow().plus(soon()));
	}

	private Duration soon() {
		return this.limits.duration(TawasulLimit.LEAVE_REVIEW_URGENT);
	}

	private Optional<Instant> beforeDeparture(String number) {
		return this.occurrences.forLeave(number)
			.stream()
			.filter((occurrence) -> occurrence.state() == OccurrenceState.SCHEDULED)
			.map((occurrence) -> occurrence.departAt().minus(soon()))
			.filter(this.clock.instant()::isBefore)
			.findFirst();
	}

	@Override
	public boolean awaitsSchedule(String number) {
		return get(number).state() == LeaveState.APPROVED && !hasOpenOccurrence(number)
				&& this.occurrences.forLeave(number)
					.stream()
					.anyMatch((occurrence) -> occurrence.state() == OccurrenceState.CANCELLED);
	}

	@Override
	public boolean hasOpenOccurrence(String number) {
		return this.occurrences.hasOpen(number);
	}

}
