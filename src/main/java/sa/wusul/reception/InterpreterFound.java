package sa.wusul.reception;

import java.util.Map;

import org.springframework.stereotype.Component;

import sa.wusul.platform.form.AnswerKeeper;

/** Binds an interpreter to a visit for which none was free. */
@Component
class InterpreterFound implements AnswerKeeper {

	private final ReceptionHall hall;

	InterpreterFound(ReceptionHall hall) {
		this.hall = hall;
	}

	@Override
	public String form() {
		return "reception-find-interpreter";
	}

	@Override
	public Kept keep(Submission submission) {
		submission.businessKey().ifPresent((visit) -> this.hall.interpretedBy(visit, submission.author()));
		return Kept.as(Map.of("interpreterBound", true, "interpreterMissing", false));
	}

}
