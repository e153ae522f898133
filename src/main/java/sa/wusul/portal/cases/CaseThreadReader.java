package sa.wusul.portal.cases;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.notification.thread.CaseQuestion;
import sa.wusul.notification.thread.CaseQuestionService;
import sa.wusul.notification.thread.MoreTimeService;
import sa.wusul.notification.thread.MoreTimeService.Awaited;
import sa.wusul.notification.thread.WaitDeadlineReader;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;

/** Reader of the thread of a case, and of what its requester is waited for. */
@Component
class CaseThreadReader {

	private final CaseQuestionService questions;

	private final DocumentSupplyService documents;

	private final MoreTimeService moreTime;

	private final WaitDeadlineReader deadlines;

	CaseThreadReader(CaseQuestionService questions, DocumentSupplyService documents, MoreTimeService moreTime,
			WaitDeadlineReader deadlines) {
		this.questions = questions;
		this.documents = documents;
		this.moreTime = moreTime;
		this.deadlines = deadlines;
	}

	/** Returns the thread of a case for its requester. */
	CaseThread forCase(CaseFile file) {
		var written = this.questions.forCase(file.reference()).stream().map(Written::of).toList();
		var waits = file.state().closed() ? List.<Wait>of() : waits(file);
		return new CaseThread(written,
				waits.stream().filter((wait) -> wait.awaited() == Awaited.REPLY).findFirst().orElse(null),
				waits.stream().filter((wait) -> this.moreTime.isPossible(wait.process())).toList(),
				this.questions.obstacle(file).orElse(null));
	}

	/** Returns what the requester is waited for, with the earliest end first. */
	List<Wait> waits(CaseFile file) {
		var reply = this.questions.awaitingReply(file.reference())
			.flatMap((question) -> wait(Awaited.REPLY, question.processInstance(), null));
		var document = (file.state() == CaseState.WAITING_FOR_REQUESTER)
				? this.documents.findOpen(file.reference())
					.flatMap((request) -> wait(Awaited.DOCUMENT, request.id(), request.kind()))
				: Optional.<Wait>empty();
		return Stream.of(reply, document).flatMap(Optional::stream).sorted(Comparator.comparing(Wait::iso)).toList();
	}

	private Optional<Wait> wait(Awaited awaited, String process, String kind) {
		return this.deadlines.forProcess(process).map((end) -> new Wait(awaited, process, kind, Moment.of(end)));
	}

	/**
	 * The thread of a case.
	 *
	 * @param reply the wait for the requester's answer, or {@code null}
	 * @param extendable the waits for which more time may be asked
	 * @param obstacle why the requester may not ask now, or {@code null}
	 */
	record CaseThread(List<Written> written, Wait reply, List<Wait> extendable, RefusalException obstacle) {

		/** Returns what the requester has to answer now. */
		public Written asked() {
			return this.written.stream().filter((one) -> one.open() && !one.own()).findFirst().orElse(null);
		}

		/** Returns all but what stands above them to be answered. */
		public List<Written> listed() {
			return this.written.stream().filter((one) -> this.reply == null || one.own() || !one.open()).toList();
		}

		public boolean mayAsk() {
			return this.obstacle == null;
		}

	}

	/**
	 * A wait for the requester.
	 *
	 * @param kind code of the document, or {@code null} for an answer
	 */
	record Wait(Awaited awaited, String process, String kind, Moment until) {

		String iso() {
			return this.until.iso();
		}

	}

	/**
	 * A question with its answer.
	 *
	 * @param own whether the requester asked
	 * @param answer {@code null} if there is none, or if it is a document alone
	 * @param outcome {@code null} while it is open
	 */
	record Written(int ordinal, boolean own, String question, Moment askedAt, String answer, Moment answeredAt,
			String outcome) {

		static Written of(CaseQuestion question) {
			return new Written(question.ordinal(), question.byRequester(), question.question(),
					Moment.of(question.askedAt()), question.answer().orElse(null),
					Moment.of(question.answeredAt().orElse(null)), question.outcome().map(Enum::name).orElse(null));
		}

		public boolean open() {
			return this.outcome == null;
		}

	}

}
