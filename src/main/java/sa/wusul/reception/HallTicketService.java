package sa.wusul.reception;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.MessageCorrelation;
import sa.wusul.platform.inbox.MessageCorrelation.Outcome;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Tickets that citizens take on their own telephones: in the hall with the code on its
 * screen, or before they come if they have an appointment there today. A number of
 * somebody who has not come is not in the line.
 */
@Service
public class HallTicketService {

	/** The message that a visitor showed that they are in the hall. */
	public static final String PRESENT = "reception.visitorPresent";

	/** The message that a visitor gave their number back. */
	public static final String RETURNED = "reception.ticketReturned";

	private final VisitStarter visits;

	private final HallTicketRepository tickets;

	private final HallCode codes;

	private final HallViewRepository board;

	private final MessageCorrelation correlation;

	private final WorkingTime workingTime;

	private final AttemptLimiter limiter;

	private final LimitDecisions limits;

	private final Clock clock;

	HallTicketService(VisitStarter visits, HallTicketRepository tickets, HallCode codes, HallViewRepository board,
			MessageCorrelation correlation, WorkingTime workingTime, AttemptLimiter limiter, LimitDecisions limits,
			Clock clock) {
		this.visits = visits;
		this.tickets = tickets;
		this.codes = codes;
		this.board = board;
		this.correlation = correlation;
		this.workingTime = workingTime;
		this.limiter = limiter;
		this.limits = limits;
		this.clock = clock;
	}

	/** Checks whether the halls are open now. */
	public boolean isOpen() {
		return this.workingTime.isWorking(this.clock.instant());
	}

	/** Finds the open ticket of a person. */
	public Optional<HallTicket> find(IdentityNumber person) {
		return this.tickets.find(person);
	}

	/** Returns how many visitors come before a ticket, and the estimate of its wait. */
	public HallTurn turn(HallTicket ticket) {
		return this.board.turn(ticket);
	}

	/**
	 * Takes a ticket.
	 * @param answers the visitor's answers, with the keys of the visit's start form
	 * @param code the code of the hall's screen; empty of somebody who has not come
	 * @throws RefusalException {@code hall.closed}, {@code hall.ticketOpen},
	 * {@code hall.ticketsToday}, {@code hall.codeMissing} without an appointment,
	 * {@code hall.codeWrong}
	 */
	@Transactional
	public HallTicket take(IdentityNumber person, String mobile, MessageLanguage language, Map<String, Object> answers,
			String code) {
		if (!isOpen()) {
			throw new RefusalException(Kind.CONFLICT, "hall.closed");
		}
		this.tickets.releaseEnded();
		if (this.tickets.find(person).isPresent()) {
			throw new RefusalException(Kind.CONFLICT, "hall.ticketOpen");
		}
		var most = this.limits.number(ReceptionLimit.TICKETS_DAILY);
		if (this.tickets.countToday(person) >= most) {
			throw new RefusalException(Kind.TOO_MANY, "hall.ticketsToday", most);
		}
		var given = new LinkedHashMap<>(answers);
		if (!code.isBlank()) {
			checkCode(person, String.valueOf(answers.get("centre")), code);
		}
		else if (answers.containsKey("appointmentReference")) {
			given.put("visitorAwaited", true);
		}
		else {
			throw new RefusalException(Kind.INVALID, "hall.codeMissing");
		}
		this.tickets.add(this.visits.begin(given), person, mobile, language);
		return this.tickets.find(person).orElseThrow();
	}

	/**
	 * Puts the holder of an awaited ticket in line, with the code of the hall's screen.
	 */
	@Transactional
	public void arrive(IdentityNumber person, String code) {
		var ticket = open(person);
		if (ticket.isAwaited()) {
			checkCode(person, ticket.centre(), code);
			send(PRESENT, ticket.visit());
		}
	}

	/**
	 * Puts an awaited visitor in line at a registered machine of the hall.
	 * @throws RefusalException {@code hall.numberUnknown}
	 */
	@Transactional
	public void arriveAt(String centre, String section, int number) {
		send(PRESENT, this.tickets.awaited(centre, section, number)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.numberUnknown")));
	}

	/**
	 * Gives the ticket back.
	 * @throws RefusalException {@code hall.called} if the visitor is at a counter
	 */
	@Transactional
	public void giveBack(IdentityNumber person) {
		var ticket = open(person);
		if (ticket.state() == HallVisitState.CALLED) {
			throw new RefusalException(Kind.CONFLICT, "hall.called");
		}
		send(RETURNED, ticket.visit());
		this.tickets.releaseEnded();
	}

	private HallTicket open(IdentityNumber person) {
		return this.tickets.find(person).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.noTicket"));
	}

	private void send(String message, String visit) {
		var sent = this.correlation.correlate(new InboxMessage(UUID.randomUUID().toString(), message, visit));
		if (sent != Outcome.TAKEN) {
			throw new RefusalException(Kind.CONFLICT, "hall.noTicket");
		}
	}

	/** Refuses a wrong code; each try counts, so that nobody finds it out from afar. */
	private void checkCode(IdentityNumber person, String centre, String code) {
		var hourly = new Rate(this.limits.number(ReceptionLimit.TICKET_TRIES), Duration.ofHours(1));
		var tries = AttemptLimit.of("hall-code", hourly);
		if (this.limiter.take(tries, person.value()).isPresent()) {
			throw new RefusalException(Kind.TOO_MANY, "hall.codeTries");
		}
		if (!this.codes.matches(centre, code)) {
			throw new RefusalException(Kind.INVALID, "hall.codeWrong");
		}
		this.limiter.giveBack(List.of(new AttemptLimiter.Use(tries, person.value())));
	}

}
