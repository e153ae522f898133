package sa.wusul.tawasul.leave;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.StepNoteWriter;
import sa.wusul.platform.form.FormHandler;

/**
 * Form handler that schedules the first occurrence under an authorisation, or stores why
 * none is wanted.
 */
@Component
class ScheduleDepartureFormHandler implements FormHandler {

	private final DepartureScheduleService schedules;

	private final StepNoteWriter notes;

	ScheduleDepartureFormHandler(DepartureScheduleService schedules, StepNoteWriter notes) {
		this.schedules = schedules;
		this.notes = notes;
	}

	@Override
	public String form() {
		return "tawasul-schedule-departure";
	}

	@Override
	public Result handle(Submission submission) {
		var decision = submission.answers().variable("schedulingDecision");
		this.notes.writeAnswer(submission);
		if (!decision.equals("SCHEDULE")) {
			return Result.as(Map.of("schedulingDecision", decision));
		}
		var facts = new HashMap<>(this.schedules.schedule(submission.businessKey().orElseThrow(), submission).facts());
		facts.put("schedulingDecision", decision);
		return Result.as(facts);
	}

}
