package sa.wusul.notification.thread;

import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ArabicText;

/**
 * Requests of requesters for more time, once for each wait and before it ends. A table
 * gives it, or staff decide.
 */
@Service
public class MoreTimeService {

	static final int LONGEST_REASON = 500;

	private static final String REASON = "moreTime";

	private final WaitDeadlineReader deadlines;

	private final CaseFiles caseFiles;

	private final Inbox inbox;

	private final TransactionOperations transaction;

	private final Clock clock;

	MoreTimeService(WaitDeadlineReader deadlines, CaseFiles caseFiles, Inbox inbox, TransactionOperations transaction,
			Clock clock) {
		this.deadlines = deadlines;
		this.caseFiles = caseFiles;
		this.inbox = inbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Checks whether more time may be asked for the wait of a process. */
	public boolean isPossible(String processInstance) {
		return !this.inbox.knows(key(processInstance)) && isRunning(processInstance);
	}

	private boolean isRunning(String processInstance) {
		return this.deadlines.forProcess(processInstance)
			.filter((end) -> end.isAfter(this.clock.instant()))
			.isPresent();
	}

	/**
	 * Asks for more time; repeating it changes nothing.
	 * @param processInstance the process that waits
	 * @param reason in the requester's words, or empty
	 * @throws RefusalException {@code moreTime.over}, {@code moreTime.reason} if the
	 * reason is too long
	 */
	public void ask(CaseFile file, Awaited awaited, String processInstance, String reason) {
		if (this.inbox.knows(key(processInstance))) {
			return;
		}
		if (!isRunning(processInstance)) {
			throw new RefusalException(Kind.CONFLICT, "moreTime.over");
		}
		var said = reason.replace("\r\n", "\n").strip();
		if (said.length() > LONGEST_REASON) {
			throw new RefusalException(Kind.INVALID, "moreTime.reason", LONGEST_REASON);
		}
		PlainText.check(said);
		this.transaction.executeWithoutResult((status) -> {
			var received = this.inbox.receive(new InboxMessage(key(processInstance), awaited.message, file.reference(),
					Optional.of(processInstance)));
			if (received == Receipt.ACCEPTED && !said.isEmpty()) {
				this.caseFiles.write(file.reference(), new Note("portal", ArabicText.of("moreTime.step"), REASON, said,
						CaseRead.REQUESTER, this.clock.instant()));
			}
		});
	}

	private static String key(String processInstance) {
		return "more-time:" + processInstance;
	}

	/** A thing for which a case waits, with the message of its process. */
	public enum Awaited {

		DOCUMENT("intake.moreTimeAsked"), REPLY("notification.moreTimeAsked");

		private final String message;

		Awaited(String message) {
			this.message = message;
		}

		public String message() {
			return this.message;
		}

	}

}
