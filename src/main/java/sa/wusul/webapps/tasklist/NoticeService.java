package sa.wusul.webapps.tasklist;

import java.util.List;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.StaffNameReader;

/** The notices behind the bell in the header of the task list. */
@Component
class NoticeService {

	private final TaskNoticeRepository notices;

	private final StaffNameReader names;

	private final SignedInStaff signedInStaff;

	NoticeService(TaskNoticeRepository notices, StaffNameReader names, SignedInStaff signedInStaff) {
		this.notices = notices;
		this.names = names;
		this.signedInStaff = signedInStaff;
	}

	TaskNoticeRepository.Unread unread() {
		return this.notices.unread(this.signedInStaff.user());
	}

	List<Shown> all() {
		var notices = this.notices.forUser(this.signedInStaff.user());
		var people = this.signedInStaff.unrestricted(
				() -> this.names.forAccounts(notices.stream().map(TaskNoticeRepository.Notice::causedBy).toList()));
		return notices.stream()
			.map((notice) -> new Shown(notice.id(), CaseFileWords.word("notice", notice.kind()),
					notice.kind() == TaskNoticeRepository.Kind.ASSIGNED ? notice.taskId() : null, notice.taskName(),
					notice.caseReference().filter(NoticeService::isCase).orElse(null),
					by(notice.causedBy(), people.get(notice.causedBy())), Moment.of(notice.at()), notice.read()))
			.toList();
	}

	void read(long upTo) {
		this.notices.read(this.signedInStaff.user(), upTo);
	}

	/**
	 * Checks whether the business key is a case reference; a visit to the hall has a
	 * number of its own, shown in the task's name.
	 */
	private static boolean isCase(String number) {
		return number.matches("\\d{4}-\\d{7}-\\d");
	}

	private static String by(String account, String name) {
		return (name != null) ? name
				: account.equals(TaskAssignmentListener.PROGRAM) ? CaseFileWords.of("actor", account) : account;
	}

	/**
	 * A notice for display.
	 *
	 * @param task the task to open, if it is now assigned to the reader
	 */
	record Shown(long id, CaseView.Word kind, String task, String name, String reference, String by, Moment at,
			boolean read) {
	}

}
