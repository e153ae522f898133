package sa.wusul.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.meeting.DirectiveService.Directive;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.ArabicText;

/**
 * The directives that the host's side writes in the video room of a meeting, with the
 * moment of the recording to which each refers. They have the fields and the checks of
 * the form of directives.
 */
@Service
public class RoomDirectiveService {

	private final DirectiveFormReader form;

	private final DirectiveService directives;

	private final MeetingNoteWriter notes;

	RoomDirectiveService(DirectiveFormReader form, DirectiveService directives, MeetingNoteWriter notes) {
		this.form = form;
		this.directives = directives;
		this.notes = notes;
	}

	/**
	 * Stores a directive of a meeting that goes on.
	 * @param key the page's name for it: one that was sent twice is one
	 * @param moment since the recording began
	 * @return whether it was not stored before
	 * @throws RefusalException {@code directive.meetingNotOpen}, or as for the form
	 */
	@Transactional
	public boolean write(String caseReference, Instant meetingAt, String key, Duration moment,
			Map<String, Object> fields, String author) {
		var submission = this.form.read(caseReference, meetingAt, fields, author);
		var directive = WriteDirectiveFormHandler.directive(submission);
		var number = this.directives.writeInRoom(directive, key, moment.toSeconds());
		number.ifPresent((written) -> this.notes.write(submission, "directive", written,
				ArabicText.of("directive.inRoom", DirectiveService.moment(moment.toSeconds()), directive.text())));
		return number.isPresent();
	}

	/** Returns the directives of the meeting so far. */
	public List<Directive> forMeeting(String caseReference, Instant meetingAt) {
		return this.directives.forMeeting(caseReference, meetingAt);
	}

}
