package sa.wusul.tawasul.leave;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.papers.PaperService;
import sa.wusul.papers.VerifiedPaper.Reason;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.DetaineeEventService;
import sa.wusul.tawasul.TawasulLimit;

/**
 * Records departures and returns of detainees. Scheduling locks the authorisation, so
 * that two transactions cannot both use its last occurrence.
 */
@Service
class OccurrenceService implements Occurrences {

	private final LeaveRepository leaves;

	private final OccurrenceRepository occurrences;

	private final LeaveDecisions decisions;

	private final LimitDecisions limits;

	private final Findings findings;

	private final Inbox inbox;

	private final PaperService papers;

	private final Clock clock;

	OccurrenceService(LeaveRepository leaves, OccurrenceRepository occurrences, LeaveDecisions decisions,
			LimitDecisions limits, Findings findings, Inbox inbox, PaperService papers, Clock clock) {
		this.leaves = leaves;
		this.occurrences = occurrences;
		this.decisions = decisions;
		this.limits = limits;
		this.findings = findings;
		this.inbox = inbox;
		this.papers = papers;
		this.clock = clock;
	}

	@Override
	@Transactional
	public Occurrence schedule(String caseReference, Instant departAt, String scheduledBy) {
		var leave = this.leaves.forCase(caseReference)
			.flatMap((known) -> this.leaves.hold(known.number()))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "leave.unknown"));
		requireInForce(leave, departAt);
		if (this.occurrences.isAway(leave.detainee())) {
			throw new RefusalException(Kind.CONFLICT, "leave.alreadyAway");
		}
		var conditions = leave.conditions().orElseThrow();
		var earlier = this.occurrences.forLeave(leave.number());
		requireRemaining(leave, earlier, departAt);
		var number = leave.number() + "-" + (earlier.size() + 1);
		this.occurrences.insert(number, leave, departAt, departAt.plus(Duration.ofHours(conditions.windowHours())),
				scheduledBy);
		askRegistersAnew(number, caseReference);
		return get(number);
	}

	/** Lets the authorisation read the registers again, as after a reported change. */
	private void askRegistersAnew(String number, String caseReference) {
		this.inbox
			.receive(new InboxMessage("leave:" + number + ":scheduled", DetaineeEventService.CHANGED, caseReference));
	}

	private void requireInForce(Leave leave, Instant departAt) {
		if (departAt.isBefore(this.clock.instant().minus(this.limits.duration(TawasulLimit.LEAVE_GRACE)))) {
			throw new RefusalException(Kind.INVALID, "leave.departureInPast");
		}
		if (leave.state() != LeaveState.APPROVED) {
			throw new RefusalException(Kind.CONFLICT, "leave.notInForce");
		}
		if (!leave.inForceAt(departAt.plus(this.limits.duration(TawasulLimit.LEAVE_GRACE)))
				&& !leave.inForceAt(departAt)) {
			throw new RefusalException(Kind.CONFLICT, "leave.outsideValidity");
		}
	}

	private void requireRemaining(Leave leave, Collection<Occurrence> earlier, Instant departAt) {
		var conditions = leave.conditions().orElseThrow();
		var taken = earlier.stream().filter((one) -> one.state() != OccurrenceState.CANCELLED).toList();
		if (taken.size() >= conditions.occurrences()) {
			throw new RefusalException(Kind.CONFLICT, "leave.usedUp");
		}
		if (conditions.onceAMonth() && this.occurrences.monthly(leave.detainee())
			.stream()
			.map(OccurrenceService::month)
			.anyMatch(month(departAt)::equals)) {
			throw new RefusalException(Kind.CONFLICT, "leave.onceAMonth");
		}
	}

	private static YearMonth month(Instant moment) {
		return YearMonth.from(moment.atZone(Kingdom.ZONE));
	}

	@Override
	@Transactional
	public void tellScheduled(Occurrence occurrence, String caseReference) {
		if (this.occurrences.forLeave(occurrence.leaveNumber()).size() == 1) {
			this.inbox.receive(new InboxMessage("leave:" + occurrence.number() + ":first", Leaves.OCCURRENCE_SCHEDULED,
					caseReference));
		}
	}

	@Override
	@Transactional
	public Occurrence recordLateReturn(String caseReference) {
		return this.leaves.forCase(caseReference)
			.flatMap((known) -> this.leaves.hold(known.number()))
			.flatMap((leave) -> this.occurrences.forLeave(leave.number())
				.stream()
				.filter(Occurrence::reportedAbsent)
				.findFirst())
			.filter((absent) -> this.occurrences.recordReturn(absent.number(), this.clock.instant(),
					ReturnOutcome.LATE))
			.map((returned) -> get(returned.number()))
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "leave.notReported"));
	}

	@Override
	public Occurrence get(String number) {
		return this.occurrences.find(number)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "leave.occurrenceUnknown"));
	}

	@Override
	@Transactional
	public Occurrence depart(String number, String escort) {
		var leave = this.leaves.hold(get(number).leaveNumber()).orElseThrow();
		var occurrence = get(number);
		var now = this.clock.instant();
		var recordedLate = now.isAfter(occurrence.departUntil());
		var wasInForce = leave.state() == LeaveState.APPROVED || recordedLate && leave.state() == LeaveState.EXPIRED;
		if (!wasInForce || occurrence.state() != OccurrenceState.SCHEDULED) {
			throw new RefusalException(Kind.CONFLICT, "leave.notInForce");
		}
		if (now.isBefore(occurrence.departAt().minus(this.limits.duration(TawasulLimit.LEAVE_GRACE)))) {
			throw new RefusalException(Kind.CONFLICT, "leave.notTheTime");
		}
		var left = recordedLate ? occurrence.departUntil() : now;
		this.occurrences.depart(number, left.plus(leave.conditions().orElseThrow().length()), escort);
		return get(number);
	}

	@Override
	@Transactional
	public Occurrence recordReturn(String number) {
		var leave = this.leaves.hold(get(number).leaveNumber()).orElseThrow();
		var now = this.clock.instant();
		var before = get(number);
		var late = before.dueAt().filter(now::isAfter).isPresent();
		if (!this.occurrences.recordReturn(number, now, late ? ReturnOutcome.LATE : ReturnOutcome.PUNCTUAL)) {
			throw new RefusalException(Kind.CONFLICT, "leave.notAway");
		}
		if (leave.state().over() || isUsedUp(leave)) {
			withdrawPermit(leave);
		}
		else if (before.absent() && leave.state() == LeaveState.APPROVED) {
			this.papers.reinstateAll(leave.caseReference(), LeavePermitService.TEMPLATE);
		}
		return get(number);
	}

	/** Withdraws the permit, so that its verification shows that it does not count. */
	private void withdrawPermit(Leave leave) {
		this.papers.withdrawAll(leave.caseReference(), LeavePermitService.TEMPLATE, Reason.REVOKED);
	}

	@Override
	@Transactional
	public Occurrence extend(String number, Instant until) {
		var leave = this.leaves.hold(get(number).leaveNumber()).orElseThrow();
		var occurrence = get(number);
		var now = this.clock.instant();
		var dueAt = occurrence.dueAt().orElseThrow(() -> new RefusalException(Kind.CONFLICT, "leave.notAway"));
		if (isCalledBack(leave)) {
			throw new RefusalException(Kind.CONFLICT, "leave.extensionRecalled");
		}
		if (occurrence.absent()) {
			throw new RefusalException(Kind.CONFLICT, "leave.extensionAbsent");
		}
		var longest = this.limits.duration(TawasulLimit.LEAVE_EXTENSION);
		if (!until.isAfter(now) || !until.isAfter(dueAt) || until.isAfter(dueAt.plus(longest))) {
			throw new RefusalException(Kind.INVALID, "leave.extensionMoment", longest.toHours());
		}
		var longestInAll = this.limits.duration(TawasulLimit.LEAVE_EXTENSIONS);
		if (until.isAfter(
				occurrence.leftAt().orElseThrow().plus(leave.conditions().orElseThrow().length()).plus(longestInAll))) {
			throw new RefusalException(Kind.INVALID, "leave.extensionTooLong", longestInAll.toHours());
		}
		return watchAnew(number, until);
	}

	@Override
	@Transactional
	public Occurrence recall(String number) {
		var occurrence = get(number);
		if (occurrence.state() == OccurrenceState.CANCELLED) {
			return occurrence;
		}
		var leave = this.leaves.find(occurrence.leaveNumber()).orElseThrow();
		if (isReleased(leave) && this.occurrences.release(number)) {
			tell(occurrence);
			return get(number);
		}
		if (!isCalledBack(leave)) {
			throw new RefusalException(Kind.CONFLICT, "leave.notRecalled");
		}
		if (occurrence.state() == OccurrenceState.OVERDUE) {
			throw new RefusalException(Kind.CONFLICT, "leave.overdueAlready");
		}
		if (occurrence.state() == OccurrenceState.SCHEDULED) {
			return occurrence;
		}
		var until = this.clock.instant().plus(Duration.ofMinutes(leave.conditions().orElseThrow().recallMinutes()));
		// An earlier due time remains in force.
		return occurrence.dueAt().filter(until::isAfter).isPresent() ? occurrence : watchAnew(number, until);
	}

	private static boolean isCalledBack(Leave leave) {
		return leave.state() == LeaveState.PAUSED || leave.state() == LeaveState.CANCELLED;
	}

	private boolean isReleased(Leave leave) {
		return Boolean.FALSE.equals(this.findings.forCase(leave.caseReference()).get("detaineeHeld"));
	}

	private Occurrence watchAnew(String number, Instant until) {
		if (!this.occurrences.watchAnew(number, until)) {
			throw new RefusalException(Kind.CONFLICT, "leave.notAway");
		}
		return get(number);
	}

	@Override
	public AlarmRung nextAlarm(String number) {
		var occurrence = get(number);
		var rung = this.occurrences.raised(occurrence) + 1;
		var alarm = this.decisions.alarm(rung);
		return new AlarmRung(rung, alarm.action(), occurrence.dueAt().orElseThrow().plus(alarm.after()));
	}

	@Override
	@Transactional
	public void raise(String number, AlarmRung alarm) {
		var occurrence = get(number);
		if (this.occurrences.raised(occurrence) < alarm.rung()) {
			this.occurrences.raise(occurrence, alarm);
		}
		this.occurrences.overdue(number, Optional.of(ReturnOutcome.ABSENT).filter((absent) -> alarm.declaresAbsent()));
		if (alarm.declaresAbsent()) {
			withdrawPermit(this.leaves.hold(occurrence.leaveNumber()).orElseThrow());
		}
	}

	@Override
	@Transactional
	public void cancel(String number) {
		if (this.occurrences.cancel(number)) {
			tell(get(number));
		}
	}

	@Override
	@Transactional
	public void close(String number) {
		var occurrence = get(number);
		var leave = this.leaves.hold(occurrence.leaveNumber()).orElseThrow();
		if (!this.occurrences.close(number)) {
			return;
		}
		if (occurrence.absent()) {
			end(leave, LeaveState.CANCELLED, "ABSENT");
		}
		else if (isUsedUp(leave)) {
			end(leave, LeaveState.EXPIRED, "USED_UP");
		}
		tell(occurrence);
	}

	/**
	 * Checks whether all occurrences are used and the detainee is back from the last one,
	 * even if the report of an earlier one is late.
	 */
	private boolean isUsedUp(Leave leave) {
		var taken = this.occurrences.forLeave(leave.number())
			.stream()
			.filter((one) -> one.state() != OccurrenceState.CANCELLED)
			.toList();
		return taken.size() >= leave.conditions().orElseThrow().occurrences()
				&& taken.stream().noneMatch((one) -> one.away() || one.state() == OccurrenceState.SCHEDULED);
	}

	private void end(Leave leave, LeaveState state, String reasonCode) {
		if (!leave.state().over()) {
			this.leaves.change(leave.number(), leave.state(), state, reasonCode);
		}
		withdrawPermit(leave);
	}

	/** Notifies the authorisation by a message to the process of the case. */
	private void tell(Occurrence occurrence) {
		this.inbox.receive(new InboxMessage("leave:" + occurrence.number() + ":closed", Leaves.OCCURRENCE_CLOSED,
				this.leaves.find(occurrence.leaveNumber()).orElseThrow().caseReference()));
	}

}
