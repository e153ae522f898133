package sa.wusul.notification;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseMovedEvent;
import sa.wusul.notification.MessageFollowUpRepository.FollowUp;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;

/**
 * Follow-up of messages that ask or warn: a process beside the case waits for the outcome
 * and leads to a call if the message does not arrive (ADR 58). The relay starts it after
 * the message was handed over, so that the step that informs costs nothing more.
 */
@Service
public class MessageFollowUpService {

	private static final Logger logger = LoggerFactory.getLogger(MessageFollowUpService.class);

	/** Follow-ups that are read at once. */
	private static final int CHUNK = 500;

	private final MessageFollowUpRepository followUps;

	private final MessageFollowUps processes;

	private final SmsDeliveryRepository deliveries;

	private final SmsDispatchService dispatch;

	private final CaseFiles caseFiles;

	private final Outbox outbox;

	private final Inbox inbox;

	private final TransactionOperations transaction;

	private final Clock clock;

	MessageFollowUpService(MessageFollowUpRepository followUps, MessageFollowUps processes,
			SmsDeliveryRepository deliveries, SmsDispatchService dispatch, CaseFiles caseFiles, Outbox outbox,
			Inbox inbox, TransactionOperations transaction, Clock clock) {
		this.followUps = followUps;
		this.processes = processes;
		this.deliveries = deliveries;
		this.dispatch = dispatch;
		this.caseFiles = caseFiles;
		this.outbox = outbox;
		this.inbox = inbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Begins to follow a message that was handed over or refused, once for its key. */
	void follow(OutboxEntry message, MessageCare.Kind kind) {
		var file = this.caseFiles.find(message.caseReference());
		if (file.isEmpty() || file.get().times().closedAt() != null || this.followUps.knows(message.key())) {
			return;
		}
		try {
			this.transaction.executeWithoutResult((status) -> this.followUps.begun(message.key(),
					message.caseReference(), this.processes.begin(file.get(), kind), this.clock.instant()));
		}
		catch (DuplicateKeyException anotherNode) {
			logger.debug("Another node follows the message");
		}
		this.followUps.forKey(message.key()).ifPresent(this::tell);
	}

	/**
	 * Follows a message that was given up: without a receipt to wait for, the process
	 * hears at once that it failed.
	 */
	void givenUp(OutboxEntry message, MessageCare.Kind kind) {
		follow(message, kind);
		this.followUps.forKey(message.key())
			.filter((followUp) -> followUp.told().isEmpty())
			.ifPresent((followUp) -> tell(followUp, "FAILED"));
	}

	/** Tells the process of a message what became of it. */
	@EventListener
	void settled(SmsSettledEvent settled) {
		this.followUps.forPart(settled.part()).ifPresent(this::tell);
	}

	private void tell(FollowUp followUp) {
		followUp.news().ifPresent((outcome) -> tell(followUp, outcome));
	}

	private void tell(FollowUp followUp, String outcome) {
		this.transaction.executeWithoutResult((status) -> {
			this.followUps.told(followUp.id(), outcome);
			this.inbox.receive(new InboxMessage("sms:" + followUp.processInstance() + ":" + outcome,
					outcome.equals("DELIVERED") ? MessageFollowUps.DELIVERED : MessageFollowUps.FAILED,
					followUp.caseReference(), Optional.of(followUp.processInstance())));
		});
	}

	/** Returns the text of the message that a process follows, until it is erased. */
	Optional<String> text(String process) {
		return this.followUps.forProcess(process)
			.flatMap((followUp) -> this.outbox.find(followUp.messageKey()))
			.filter((entry) -> entry.payload() != null)
			.map((entry) -> entry.order(SmsOutboxHandler.Sms.class).text());
	}

	/**
	 * Sends the message of a process through another gateway, once.
	 * @return {@code false} if there is none, or its text is erased
	 */
	public boolean sendAnew(String process) {
		var followUp = this.followUps.forProcess(process).filter((known) -> known.anewKey().isEmpty());
		if (followUp.isEmpty() || this.dispatch.gateways().size() < 2) {
			return false;
		}
		var entry = this.outbox.find(followUp.get().messageKey()).filter((known) -> known.payload() != null);
		var failed = this.deliveries.forKey(followUp.get().messageKey()).stream().findFirst();
		if (entry.isEmpty() || failed.isEmpty()) {
			return false;
		}
		var name = entry.get().key().substring(entry.get().kind().length() + 1) + ":anew";
		var anew = OutboxEntry.of(entry.get().kind(), name, followUp.get().caseReference(),
				entry.get().order(SmsOutboxHandler.Sms.class).avoiding(failed.get().gateway()));
		this.outbox.add(anew);
		this.followUps.sentAnew(followUp.get().id(), anew.key());
		return true;
	}

	/**
	 * Ends what waits beside a case that moves, because others may read it from now on.
	 */
	@EventListener
	void moved(CaseMovedEvent moved) {
		this.followUps.processesOf(moved.reference()).forEach(this::end);
	}

	private void end(String process) {
		this.processes.end(process);
		this.followUps.ended(process, this.clock.instant());
	}

	/**
	 * Tells outcomes that were not told yet, ends what waits beside closed cases, and
	 * notes which processes ended by themselves.
	 */
	@Scheduled(fixedDelayString = "${wusul.sms.look-every:30s}", initialDelayString = "${wusul.sms.look-every:30s}")
	void look() {
		try {
			lookNow();
		}
		catch (RuntimeException problem) {
			logger.warn("SMS: follow-ups cannot be looked through now, will retry: {}", problem.getClass().getName());
		}
	}

	/** Looks once. */
	public void lookNow() {
		var open = this.followUps.open(0, CHUNK);
		while (!open.isEmpty()) {
			var closed = this.caseFiles
				.closedAmong(open.stream().map(FollowUp::caseReference).collect(Collectors.toSet()));
			var running = this.processes.running(open.stream().map(FollowUp::processInstance).toList());
			for (var followUp : open) {
				if (!running.contains(followUp.processInstance())) {
					this.followUps.ended(followUp.processInstance(), this.clock.instant());
				}
				else if (closed.contains(followUp.caseReference())) {
					this.transaction.executeWithoutResult((status) -> end(followUp.processInstance()));
				}
				else {
					tell(followUp);
				}
			}
			open = this.followUps.open(open.get(open.size() - 1).id(), CHUNK);
		}
	}

}
