package sa.wusul.meeting.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.stream.LongStream;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.meeting.DirectiveFollowUpStarter;
import sa.wusul.meeting.process.DirectiveFollowUpProcess;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.engine.EngineAccess;

import static sa.wusul.meeting.process.DirectiveFollowUpProcess.DIRECTIVE_NUMBER;
import static sa.wusul.meeting.process.MinisterSessionProcess.MEETING_AT;

/**
 * The start of {@code meeting-directive-follow-up}, as an action of the program: the
 * person whose decision ends a meeting has no right to it.
 */
@Component
class EngineDirectiveFollowUpStarter implements DirectiveFollowUpStarter {

	private final RuntimeService processes;

	private final CaseFiles caseFiles;

	EngineDirectiveFollowUpStarter(@Lazy RuntimeService processes, @Lazy CaseFiles caseFiles) {
		this.processes = processes;
		this.caseFiles = caseFiles;
	}

	@Override
	public void start(String caseReference, Instant meetingAt, int directives) {
		var facts = new HashMap<>(this.caseFiles.get(caseReference).facts());
		facts.remove("department");
		facts.put(MEETING_AT.name(), meetingAt.toString());
		EngineAccess.asSystem("the program itself starts the follow-up of a directive", () -> {
			LongStream.rangeClosed(1, directives).forEach((number) -> {
				facts.put(DIRECTIVE_NUMBER.name(), number);
				CheckedStart.of(() -> this.processes.startProcessInstanceByKey(DirectiveFollowUpProcess.KEY,
						caseReference, new HashMap<>(facts)));
			});
			return null;
		});
	}

}
