package sa.wusul.escalation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.form.FormHandler;

/** Form handler that records an absence of staff, or its end. */
@Component
class RecordAbsenceFormHandler implements FormHandler {

	private final StaffAbsenceService absences;

	RecordAbsenceFormHandler(StaffAbsenceService absences) {
		this.absences = absences;
	}

	@Override
	public String form() {
		return "escalation-record-absence";
	}

	@Override
	public Result handle(Submission submission) {
		var answers = submission.answers();
		var person = answers.variable("absentPerson");
		var variables = new HashMap<>(answers.variables());
		if ("END".equals(answers.variable("absenceAction"))) {
			this.absences.end(person);
			return Result.as(variables);
		}
		var firstDay = LocalDate.parse(answers.variable("firstDay"));
		this.absences.record(person, firstDay, LocalDate.parse(answers.variable("lastDay")),
				Optional.ofNullable((String) answers.variables().get("standIn")), submission.author());
		variables.put("absentFromAt", firstDay.atStartOfDay(Kingdom.ZONE).toInstant().toString());
		return Result.as(variables);
	}

}
