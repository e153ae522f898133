package sa.wusul.desk;

import java.util.List;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;

/** The notices behind the bell in the header of the task list. */
@Component
class Notices {

	private final TaskNotices notices;

	private final StaffNames names;

	private final Desk desk;

	Notices(TaskNotices notices, StaffNames names, Desk desk) {
		this.notices = notices;
		this.names = names;
		this.desk = desk;
	}

	TaskNotices.Unread unread() {
		return this.notices.unread(this.desk.user());
	}

	List<Shown> all() {
		var notices = this.notices.of(this.desk.user());
		var people = this.desk
			.unrestricted(() -> this.names.of(notices.stream().map(TaskNotices.Notice::causedBy).toList()));
		return notices.stream()
			.map((notice) -> new Shown(notice.id(), Words.word("notice", notice.kind()),
					notice.kind() == TaskNotices.Kind.ASSIGNED ? notice.taskId() : null, notice.taskName(),
					notice.caseReference().filter(Notices::isCase).orElse(null),
					by(notice.causedBy(), people.get(notice.causedBy())), Moment.of(notice.at()), notice.read()))
			.toList();
	}

	void read(long upTo) {
		this.notices.read(this.desk.user(), upTo);
	}

	/**
	 * Checks whether the business key is a case reference; a visit to the hall has a
	 * number of its own, shown in the task's name.
	 */
	private static boolean isCase(String number) {
		return number.matches("\\d{4}-\\d{7}-\\d");
	}

	private static String by(String account, String name) {
		return (name != null) ? name : account.equals(AssignmentWatch.PROGRAM) ? Words.of("actor", account) : account;
	}

	/**
	 * A notice for display.
	 *
	 * @param task the task to open, if it is now assigned to the reader
	 */
	record Shown(long id, CaseSheet.Word kind, String task, String name, String reference, String by, Moment at,
			boolean read) {
	}

}
