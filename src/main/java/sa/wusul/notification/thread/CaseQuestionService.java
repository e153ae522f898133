package sa.wusul.notification.thread;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.casefile.CaseClosedEvent;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseMovedEvent;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.PlainText;
import sa.wusul.notification.NotificationLimit;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Service of the questions of a case. The officers of the case answer those of its
 * requester, and the requester those of staff. Each is answered once, and all end with
 * the case.
 */
@Service
public class CaseQuestionService {

	/** Message to a process whose requester answered. */
	public static final String REPLIED = "notification.replyArrived";

	static final int SHORTEST_QUESTION = 10;

	static final int LONGEST_QUESTION = 1000;

	static final int SHORTEST_REPLY = 2;

	static final int LONGEST_REPLY = 2000;

	private final CaseQuestionRepository questions;

	private final CaseQuestionStarter processes;

	private final LimitDecisions limits;

	private final Inbox inbox;

	private final TransactionOperations transaction;

	private final Clock clock;

	CaseQuestionService(CaseQuestionRepository questions, CaseQuestionStarter processes, LimitDecisions limits,
			Inbox inbox, TransactionOperations transaction, Clock clock) {
		this.questions = questions;
		this.processes = processes;
		this.limits = limits;
		this.inbox = inbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Returns the thread of a case, the earliest question first. */
	public List<CaseQuestion> forCase(String caseReference) {
		return this.questions.forCase(caseReference);
	}

	/** Returns the question that the requester has to answer now. */
	public Optional<CaseQuestion> awaitingReply(String caseReference) {
		return forCase(caseReference).stream()
			.filter((question) -> question.open() && !question.byRequester())
			.findFirst();
	}

	Optional<CaseQuestion> forProcess(String processInstance) {
		return this.questions.forProcess(processInstance);
	}

	/** Returns why the requester may not ask now; empty if they may. */
	public Optional<RefusalException> obstacle(CaseFile file) {
		return obstacle(file, forCase(file.reference()));
	}

	private Optional<RefusalException> obstacle(CaseFile file, List<CaseQuestion> thread) {
		if (file.state().closed()) {
			return refused("question.closed");
		}
		var open = thread.stream().filter((one) -> one.open() && one.byRequester()).count();
		if (open >= this.limits.number(NotificationLimit.QUESTIONS_OPEN)) {
			return refused("question.open", open);
		}
		var today = this.limits.number(NotificationLimit.QUESTIONS_DAILY);
		var midnight = LocalDate.now(this.clock.withZone(Kingdom.ZONE)).atStartOfDay(Kingdom.ZONE).toInstant();
		if (this.questions.countSince(file.reference(), midnight) >= today) {
			return refused("question.today", today);
		}
		var most = this.limits.number(NotificationLimit.QUESTIONS);
		return (this.questions.countSince(file.reference(), Instant.EPOCH) >= most) ? refused("question.most", most)
				: Optional.empty();
	}

	/**
	 * Asks in the requester's own words; repeating an open question changes nothing.
	 * @throws RefusalException {@code question.closed}, {@code question.open},
	 * {@code question.today}, {@code question.most}, {@code question.length}
	 */
	public void ask(CaseFile file, String text) {
		var said = checked(text, SHORTEST_QUESTION, LONGEST_QUESTION, "question.length");
		var thread = forCase(file.reference());
		if (isAsked(thread, said, CaseRead.REQUESTER)) {
			return;
		}
		obstacle(file, thread).ifPresent((refusal) -> {
			throw refusal;
		});
		keep(file, thread.size() + 1, said, CaseRead.REQUESTER,
				(ordinal) -> this.processes.bringQuestion(file, ordinal));
	}

	/**
	 * Asks the requester; repeating an open question changes nothing.
	 * @param task the task beside which the person asks
	 * @throws RefusalException {@code question.closed}, {@code question.awaited} while
	 * they did not answer another one, {@code question.length}
	 */
	public void enquire(CaseFile file, String text, String person, String task) {
		var said = checked(text, SHORTEST_QUESTION, LONGEST_QUESTION, "question.length");
		var thread = forCase(file.reference());
		if (isAsked(thread, said, person)) {
			return;
		}
		if (file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "question.closed");
		}
		if (!mayEnquire(thread)) {
			throw new RefusalException(Kind.CONFLICT, "question.awaited");
		}
		keep(file, thread.size() + 1, said, person,
				(ordinal) -> this.processes.awaitReply(file, ordinal, person, task));
	}

	/**
	 * Checks whether the requester has no question before them that they did not answer.
	 */
	public boolean mayEnquire(String caseReference) {
		return mayEnquire(forCase(caseReference));
	}

	private boolean mayEnquire(List<CaseQuestion> thread) {
		var open = thread.stream().filter((one) -> one.open() && !one.byRequester()).count();
		return open < this.limits.number(NotificationLimit.ENQUIRIES_OPEN);
	}

	/**
	 * Keeps a question under the number after those that were read when it was checked,
	 * so that another one of the same moment takes it first or not at all.
	 */
	private void keep(CaseFile file, int ordinal, String text, String person, WaitBeginning waiting) {
		try {
			this.transaction.executeWithoutResult(
					(status) -> this.questions.add(file.reference(), ordinal, text, person, waiting.begin(ordinal)));
		}
		catch (DuplicateKeyException atTheSameMoment) {
			if (!isAsked(forCase(file.reference()), text, person)) {
				throw new RefusalException(Kind.CONFLICT, "question.again");
			}
		}
	}

	private static boolean isAsked(List<CaseQuestion> thread, String text, String person) {
		return thread.stream()
			.anyMatch((one) -> one.open() && one.askedBy().equals(person) && one.question().equals(text));
	}

	/**
	 * Answers the question that the requester was asked; repeating the answer changes
	 * nothing. An answer at the moment when its time ends counts if it was kept first.
	 * @param documentAdded whether a document belongs to the answer, which then needs no
	 * words
	 * @throws RefusalException {@code reply.lapsed} if the time for it has ended,
	 * {@code reply.notAwaited}, {@code reply.length}
	 */
	public void reply(CaseFile file, String text, boolean documentAdded) {
		var said = checked(text, documentAdded ? 0 : SHORTEST_REPLY, LONGEST_REPLY, "reply.length");
		var asked = awaitingReply(file.reference());
		if (asked.isEmpty() || !keepReply(file, asked.get(), said)) {
			refuseUnlessKept(file, said);
		}
	}

	/** Keeps an answer, and returns whether it was awaited. */
	private boolean keepReply(CaseFile file, CaseQuestion asked, String said) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			var awaited = this.questions.settle(asked, QuestionOutcome.ANSWERED, said.isEmpty() ? null : said,
					CaseRead.REQUESTER);
			if (awaited) {
				this.inbox.receive(new InboxMessage("reply:" + asked.processInstance(), REPLIED, file.reference(),
						Optional.of(asked.processInstance())));
			}
			return awaited;
		}));
	}

	/** Refuses an answer that came too late, unless it is the one that was kept. */
	private void refuseUnlessKept(CaseFile file, String said) {
		var last = forCase(file.reference()).stream()
			.filter((question) -> !question.byRequester())
			.reduce((earlier, later) -> later);
		if (last.filter((question) -> isKept(question, said)).isEmpty()) {
			var lapsed = last.flatMap(CaseQuestion::outcome).filter(QuestionOutcome.LAPSED::equals).isPresent();
			throw new RefusalException(Kind.CONFLICT, lapsed ? "reply.lapsed" : "reply.notAwaited");
		}
	}

	private static boolean isKept(CaseQuestion question, String said) {
		return question.answeredBy().filter(CaseRead.REQUESTER::equals).isPresent()
				&& question.answer().orElse("").equals(said);
	}

	/** Checks the words of an answer before anything else is kept of it. */
	public void check(String text, boolean documentAdded) {
		checked(text, documentAdded ? 0 : SHORTEST_REPLY, LONGEST_REPLY, "reply.length");
	}

	/**
	 * Keeps an answer that staff wrote down.
	 * @throws RefusalException {@code reply.notAwaited}, {@code reply.length}
	 */
	void answer(String caseReference, int ordinal, String text, String person) {
		var said = checked(text, SHORTEST_REPLY, LONGEST_REPLY, "reply.length");
		var asked = forCase(caseReference).stream().filter((one) -> one.ordinal() == ordinal).findFirst();
		settle(asked.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "reply.notAwaited")), said, person);
	}

	private void settle(CaseQuestion question, String answer, String person) {
		if (!this.questions.settle(question, QuestionOutcome.ANSWERED, answer, person)) {
			throw new RefusalException(Kind.CONFLICT, "reply.notAwaited");
		}
	}

	/**
	 * Closes the question of a process that the requester did not answer in time.
	 * @return whether it was open; an answer that came before stays
	 */
	public boolean lapse(String processInstance) {
		return forProcess(processInstance)
			.filter((question) -> this.questions.settle(question, QuestionOutcome.LAPSED, null, null))
			.isPresent();
	}

	@EventListener
	void closed(CaseClosedEvent closed) {
		end(closed.reference());
	}

	/** Ends the waits beside a case that moves, because others may read it then. */
	@EventListener
	void moved(CaseMovedEvent moved) {
		end(moved.reference());
	}

	private void end(String caseReference) {
		forCase(caseReference).stream()
			.filter(CaseQuestion::open)
			.filter((question) -> this.questions.settle(question, QuestionOutcome.ENDED, null, null))
			.forEach((question) -> this.processes.end(question.processInstance()));
	}

	private static String checked(String text, int shortest, int longest, String refusal) {
		var said = text.replace("\r\n", "\n").strip();
		if (said.length() < shortest || said.length() > longest) {
			throw new RefusalException(Kind.INVALID, refusal, shortest, longest);
		}
		PlainText.check(said);
		return said;
	}

	private static Optional<RefusalException> refused(String code, Object... facts) {
		return Optional.of(new RefusalException(Kind.CONFLICT, code, facts));
	}

	/** Beginning of the wait for an answer. */
	private interface WaitBeginning {

		String begin(int ordinal);

	}

}
