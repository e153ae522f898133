package sa.wusul.reception;

import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageLanguage;
import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.limit.LimitDecisions;

/**
 * Watch that tells the holders of tickets on telephones, once, that their turn is near.
 */
@Component
class HallTicketWatch {

	private static final String TEXT = "hallTurnNear";

	private static final Logger log = LoggerFactory.getLogger(HallTicketWatch.class);

	private final HallTicketRepository tickets;

	private final HallViewRepository board;

	private final PassingMessages messages;

	private final LimitDecisions limits;

	HallTicketWatch(HallTicketRepository tickets, HallViewRepository board, PassingMessages messages,
			LimitDecisions limits) {
		this.tickets = tickets;
		this.board = board;
		this.messages = messages;
		this.limits = limits;
	}

	/** Looks for tickets with few visitors before them. */
	@Scheduled(fixedDelayString = "${wusul.hall.warn-every:PT20S}",
			initialDelayString = "${wusul.hall.warn-every:PT20S}")
	void look() {
		var unwarned = this.tickets.unwarned();
		if (unwarned.isEmpty() || !this.messages.isAvailable()) {
			return;
		}
		var ahead = this.limits.number(ReceptionLimit.TICKET_AHEAD);
		unwarned.stream()
			.filter((ticket) -> this.board.turn(ticket.visit()).before() <= ahead)
			.filter((ticket) -> this.tickets.warn(ticket.visit()))
			.forEach(this::tell);
	}

	private void tell(HallTicketRepository.Unwarned ticket) {
		var language = MessageLanguage.valueOf(ticket.language());
		var number = (language == MessageLanguage.ARABIC) ? ticket.number()
				: ticket.number().substring(ticket.number().indexOf('-') + 1);
		try {
			this.messages.sendIn(language, ticket.mobile(), number, TEXT, "hall-turn:" + UUID.randomUUID(), Map.of());
		}
		catch (RuntimeException unsent) {
			this.tickets.unwarn(ticket.visit());
			log.warn("The holder of {} could not be told that their turn is near, will retry", ticket.visit());
		}
	}

}
